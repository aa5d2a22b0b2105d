import type { WithdrawalReason } from './removals.js';

/** Ends "We took it down on 3 September 2026". Calm words, which give nobody a reason to look. */
export const withdrawalReasonWords: Record<WithdrawalReason, string> = {
  'published-in-error': 'because it was published by mistake',
  'personal-information': 'to protect people’s privacy',
  legal: 'for legal reasons',
  'family-request': 'because the family asked us to',
  replaced: 'because it has been replaced',
};

/** What to do with a copy that someone kept. @param kind of what was withdrawn */
export function adviceOnCopies(reason: WithdrawalReason, kind: 'publication' | 'form'): string {
  if (reason === 'replaced') return 'If you kept a copy, please use the newer version.';
  return kind === 'form'
    ? 'If you kept a copy, please do not use it or share it.'
    : 'If you kept a copy, please delete it and do not share it.';
}
