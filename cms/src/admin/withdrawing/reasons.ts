import type { WithdrawalReason } from '@learning-reviews/content-contract';

interface ReasonWords {
  /** What an approver chooses. */
  label: string;
  /** When to choose it. */
  help: string;
  /** What the public reads. */
  notice: string;
}

export const reasonWords: Record<WithdrawalReason, ReasonWords> = {
  'published-in-error': {
    label: 'Published in error',
    help: 'It went out too early, or should not have gone out at all.',
    notice: 'It was published in error.',
  },
  'personal-information': {
    label: 'Personal information',
    help: 'It names somebody, or somebody could be recognised.',
    notice: 'It held personal information.',
  },
  legal: {
    label: 'Legal',
    help: 'A court, the police or a solicitor has asked for it.',
    notice: 'It was withdrawn for legal reasons.',
  },
  'family-request': {
    label: 'At the family’s request',
    help: 'The family, or somebody close to them, has asked for it.',
    notice: 'It was withdrawn at the family’s request.',
  },
  replaced: {
    label: 'Replaced',
    help: 'Something else takes its place, at another address.',
    notice: 'It has been replaced.',
  },
};
