import {
  addresses,
  type Withdrawal,
  type WithdrawalReason,
} from '@learning-reviews/content-contract';

/** What was withdrawn, as a visitor came upon it. */
export type WithdrawnThing = 'publication' | 'form' | 'document';

/** Ends "We took it down on 3 September 2026". Calm words, which give nobody a reason to look. */
export const reasonWords: Record<WithdrawalReason, string> = {
  'published-in-error': 'because it was published by mistake',
  'personal-information': 'to protect people’s privacy',
  legal: 'for legal reasons',
  'family-request': 'because the family asked us to',
  replaced: 'because it has been replaced',
};

/** Where the withdrawn thing was listed. */
export function sectionOf({ path }: Pick<Withdrawal, 'path'>): 'publication' | 'form' {
  return path.startsWith(`${addresses.forms}/`) ? 'form' : 'publication';
}

/** What to do with a copy that someone kept. */
export function adviceOnCopies({ reason, path }: Pick<Withdrawal, 'reason' | 'path'>): string {
  if (reason === 'replaced') return 'If you kept a copy, please use the newer version.';
  if (sectionOf({ path }) === 'form')
    return 'If you kept a copy, please do not use it or share it.';
  return 'If you kept a copy, please delete it and do not share it.';
}

/** The withdrawal that a page's address tells of: the newest, where it happened more than once. */
export function withdrawalAt(
  withdrawals: readonly Withdrawal[],
  path: string,
): Withdrawal | undefined {
  return withdrawals
    .filter((withdrawal) => withdrawal.path === path)
    .toSorted((a, b) => a.withdrawnOn.localeCompare(b.withdrawnOn))
    .at(-1);
}
