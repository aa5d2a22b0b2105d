/** With more changes than this, going through all anew takes no longer. */
const mostChanges = 64;

/**
 * What has come and gone between two lists that are nearly the same, by identity. What has only moved
 * is in both.
 *
 * @returns undefined where they are not nearly the same
 */
export function changesBetween<T>(
  before: readonly T[],
  after: readonly T[],
): { gone: T[]; come: T[] } | undefined {
  const gone: T[] = [];
  const come: T[] = [];
  let [at, now] = [0, 0];
  while (at < before.length || now < after.length) {
    if (gone.length + come.length > mostChanges) return undefined;
    const isSame = at < before.length && now < after.length && before[at] === after[now];
    const hasGone = at < before.length && !isSame && before[at] !== after[now + 1];
    const hasCome = now < after.length && !isSame && before[at + 1] !== after[now];
    // Where each is the next of the other they have changed places.
    const isUnclear = !isSame && !hasGone && !hasCome;
    if (hasGone || isUnclear) gone.push(...before.slice(at, at + 1));
    if (hasCome || isUnclear) come.push(...after.slice(now, now + 1));
    if (isSame || hasGone || isUnclear) at += 1;
    if (isSame || hasCome || isUnclear) now += 1;
  }
  return { gone, come };
}
