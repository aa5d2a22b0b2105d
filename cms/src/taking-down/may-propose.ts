import type { Release } from '../scheduling/release';

/**
 * Whether somebody who may not publish may say when an entry comes down: for what they have planned
 * themselves, as long as nothing of it is public. What readers have already is for approvers.
 *
 * @param personId of the account in the admin; null for what is no person
 */
export function mayProposeTakeDown(
  { isPublished, release }: { isPublished: boolean; release: Release | null },
  personId: number | null,
): boolean {
  return !isPublished && personId !== null && release?.plannedById === personId;
}
