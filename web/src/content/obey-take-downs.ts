import type { Publication, PublishedSet } from '@learning-reviews/content-contract';

interface Obeyed {
  /** What the CMS told last. */
  told: PublishedSet | undefined;
  /** The same without what is due. */
  left: PublishedSet | undefined;
  /** When `left` must be made anew: milliseconds since 1970; infinite where nothing is to come. */
  until: number;
}

/**
 * Wraps the one reader of what is published: from the moment of its take-down on, an entry is in
 * none of the lists, whether or not the CMS answers. Gives the same object until something changes,
 * and another one as soon as a take-down falls due. What has come down stays down when the clock is
 * set back, until the CMS tells a new set.
 *
 * @param now milliseconds since 1970
 */
export function obeyTakeDowns(
  current: () => PublishedSet | undefined,
  now: () => number = () => Date.now(),
): () => PublishedSet | undefined {
  let obeyed: Obeyed = { told: undefined, left: undefined, until: Infinity };
  return () => {
    const told = current();
    if (told !== obeyed.told || now() >= obeyed.until) obeyed = obey(told, now());
    return obeyed.left;
  };
}

function obey(told: PublishedSet | undefined, now: number): Obeyed {
  const takeDowns = told?.lists['take-downs'] ?? [];
  const due = new Set<string>();
  let until = Infinity;
  for (const { id, at } of takeDowns) {
    const time = Date.parse(at);
    if (time > now) until = Math.min(until, time);
    else due.add(id);
  }
  return { told, left: told && without(told, due), until };
}

function without(told: PublishedSet, due: ReadonlySet<string>): PublishedSet {
  const { publications, forms } = told.lists;
  const isLeft = ({ id }: { id: string }) => !due.has(id);
  // Due entries stay in the list of take-downs until the CMS has carried them out.
  if (publications.every(isLeft) && forms.every(isLeft)) return told;
  const left = publications.filter(isLeft).map((publication) => unrelated(publication, due));
  return { ...told, lists: { ...told.lists, publications: left, forms: forms.filter(isLeft) } };
}

function unrelated(publication: Publication, due: ReadonlySet<string>): Publication {
  const related = publication.related.filter((id) => !due.has(id));
  return related.length === publication.related.length ? publication : { ...publication, related };
}
