import type { WithdrawalReason } from '@learning-reviews/content-contract';

interface ReasonWords {
  /** What an approver chooses. */
  label: string;
  /** When to choose it. */
  help: string;
  /** What the public reads, after the day. */
  notice: string;
}

export const reasonWords: Record<WithdrawalReason, ReasonWords> = {
  'published-in-error': {
    label: 'Published in error',
    help: 'It went out too early, or should not have gone out at all.',
    notice: 'because it was published by mistake',
  },
  'personal-information': {
    label: 'Personal information',
    help: 'It names somebody, or somebody could be recognised.',
    notice: 'to protect people’s privacy',
  },
  legal: {
    label: 'Legal',
    help: 'A court, the police or a solicitor has asked for it.',
    notice: 'for legal reasons',
  },
  'family-request': {
    label: 'At the family’s request',
    help: 'The family, or somebody close to them, has asked for it.',
    notice: 'because the family asked us to',
  },
  replaced: {
    label: 'Replaced',
    help: 'Something else takes its place, at another address.',
    notice: 'because it has been replaced',
  },
};
