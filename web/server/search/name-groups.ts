import type { PublishedSet } from '@learning-reviews/content-contract';
import type { NameGroup } from './index/wanted-words.ts';

const groups = new WeakMap<PublishedSet, NameGroup[]>();

/** What goes by several names: review types, by all that they were, are and will be called. */
export function nameGroupsOf(set: PublishedSet): NameGroup[] {
  let known = groups.get(set);
  if (!known) {
    known = [
      ...set.lists['review-types'].map(({ id, shortName, fullName, otherNames }) => ({
        names: [shortName, fullName, ...otherNames.flatMap((one) => [one.shortName, one.fullName])],
        types: [id],
      })),
      ...set.lists.groups.map(({ name, shortName, localName }) => ({
        names: [name, shortName, localName],
        types: [],
      })),
    ].map(({ names, types }) => ({ names: names.filter((name) => name !== null), types }));
    groups.set(set, known);
  }
  return known;
}
