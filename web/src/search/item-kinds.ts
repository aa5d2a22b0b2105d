/** What search finds: each kind in a list of its own. Of pages all that are neither of the others. */
export const itemKinds = ['publication', 'form', 'page'] as const;

export type ItemKind = (typeof itemKinds)[number];

/** Something for each kind. */
export function forEachKind<T>(of: (kind: ItemKind) => T): Record<ItemKind, T> {
  return { publication: of('publication'), form: of('form'), page: of('page') };
}
