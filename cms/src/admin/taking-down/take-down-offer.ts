import type { ReleaseState } from '../withdrawing/release-state';

type Facts = Pick<
  ReleaseState,
  'isPublished' | 'withdrawal' | 'goesLiveAt' | 'takeDown' | 'mayTakeDown'
>;

/**
 * What the edit screen says about coming down: the time and, for those who may, a way to set it; that
 * the time of going live comes first; or nothing. The CMS takes a time for what is public, and for
 * what is planned to be.
 */
export function takeDownOffer(facts: Facts): 'set' | 'plan first' | null {
  const { isPublished, withdrawal, goesLiveAt, takeDown, mayTakeDown } = facts;
  if (withdrawal) return null;
  if (isPublished || goesLiveAt || takeDown) return 'set';
  return mayTakeDown ? 'plan first' : null;
}
