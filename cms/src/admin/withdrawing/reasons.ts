import type { WithdrawalReason } from '@learning-reviews/content-contract';

interface ReasonWords {
  /** What an approver chooses. */
  label: string;
  /** When to choose it. */
  help: string;
}

/** For approvers; what the public reads is in content-contract. */
export const reasonWords: Record<WithdrawalReason, ReasonWords> = {
  'published-in-error': {
    label: 'Published in error',
    help: 'It went out too early, or should not have gone out at all.',
  },
  'personal-information': {
    label: 'Personal information',
    help: 'It names somebody, or somebody could be recognised.',
  },
  legal: {
    label: 'Legal',
    help: 'A court, the police or a solicitor has asked for it.',
  },
  'family-request': {
    label: 'At the family’s request',
    help: 'The family, or somebody close to them, has asked for it.',
  },
  replaced: {
    label: 'Replaced',
    help: 'Something else takes its place, at another address.',
  },
};
