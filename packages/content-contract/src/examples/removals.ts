import { addresses } from '../addresses.js';
import type { FormerDocument, TakeDown, Withdrawal } from '../removals.js';

export const exampleWithdrawals: Withdrawal[] = [
  {
    id: 'withdrawal-with-text',
    path: addresses.publication('family-m-report'),
    documents: ['exampledocument000101', 'exampledocument000102'],
    withdrawnOn: '2026-09-03',
    reason: 'published-in-error',
    text: 'We shall publish it again when the review is finished.',
  },
  {
    id: 'withdrawal-of-a-form',
    path: addresses.form('old-referral-form'),
    documents: ['exampledocument000103'],
    withdrawnOn: '2026-09-04',
    reason: 'personal-information',
    text: null,
  },
];

export const exampleFormerDocuments: FormerDocument[] = [
  {
    id: 'exampledocument000111',
    replacedBy: 'exampledocument000011',
    path: addresses.publication('family-k-report'),
    isArchived: false,
  },
  {
    id: 'exampledocument000112',
    replacedBy: null,
    path: addresses.publication('family-k-report'),
    isArchived: false,
  },
  {
    id: 'exampledocument000113',
    replacedBy: null,
    path: addresses.publication('family-b-report'),
    isArchived: true,
  },
];

/** So far away that no test meets it by accident. */
export const exampleTakeDowns: TakeDown[] = [{ id: 'publication-old', at: '2199-12-31T23:00:00Z' }];
