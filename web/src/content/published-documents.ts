import type { PublishedDocument, PublishedSet } from '@learning-reviews/content-contract';

const held = new WeakMap<PublishedSet, Map<string, PublishedDocument>>();

/** Finds a document of anything that is published, by its id. */
export function findPublishedDocument(
  set: PublishedSet,
  id: string,
): PublishedDocument | undefined {
  let documents = held.get(set);
  if (!documents) {
    const { publications, forms } = set.lists;
    const logo = set.singles['site-settings']?.logo ?? [];
    const all = [...publications, ...forms].flatMap((entry) => entry.documents).concat(logo);
    documents = new Map(all.map((document) => [document.id, document]));
    held.set(set, documents);
  }
  return documents.get(id);
}
