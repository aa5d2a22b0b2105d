/**
 * Gives the entries of a list that have a name among theirs, in the order of the list. The list is
 * gone through once, and never again for as long as it is the same list.
 */
export function groupBy<E extends object>(namesOf: (entry: E) => readonly string[]) {
  const held = new WeakMap<readonly E[], ReadonlyMap<string, readonly E[]>>();
  return (entries: readonly E[], name: string): readonly E[] => {
    let groups = held.get(entries);
    if (!groups) {
      groups = groupsOf(entries, namesOf);
      held.set(entries, groups);
    }
    return groups.get(name) ?? [];
  };
}

function groupsOf<E>(
  entries: readonly E[],
  namesOf: (entry: E) => readonly string[],
): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const group = groups.get(name);
      if (!group) groups.set(name, [entry]);
      else if (group.at(-1) !== entry) group.push(entry);
    }
  }
  return groups;
}
