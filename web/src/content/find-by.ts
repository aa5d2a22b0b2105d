/**
 * Finds entries of a list by what names them: the list is gone through once, and never again for as
 * long as it is the same list. Of two with one name, the first is found.
 */
export function findBy<E extends object>(nameOf: (entry: E) => string) {
  const held = new WeakMap<readonly E[], ReadonlyMap<string, E>>();
  return <T extends E>(entries: readonly T[], name: string): T | undefined => {
    let byName = held.get(entries);
    if (!byName) {
      byName = namesOf(entries, nameOf);
      held.set(entries, byName);
    }
    return byName.get(name) as T | undefined;
  };
}

/** Without a list of pairs: it is made again for each change, of thousands. */
function namesOf<E>(entries: readonly E[], nameOf: (entry: E) => string): Map<string, E> {
  const byName = new Map<string, E>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (!byName.has(name)) byName.set(name, entry);
  }
  return byName;
}

/** The entry of a list whose page has this slug. */
export const bySlug = findBy(({ slug }: { slug: string }) => slug);
