import { addresses, type Withdrawal } from '@learning-reviews/content-contract';

/** What was withdrawn, as a visitor came upon it. */
export type WithdrawnThing = 'publication' | 'form' | 'document';

/** Where the withdrawn thing was listed. */
export function sectionOf({ path }: Pick<Withdrawal, 'path'>): 'publication' | 'form' {
  return path.startsWith(`${addresses.forms}/`) ? 'form' : 'publication';
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
