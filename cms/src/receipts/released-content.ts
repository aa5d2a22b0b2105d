import { addresses, type PublishedDocument } from '@learning-reviews/content-contract';
import { contentSha256 } from '@learning-reviews/content-contract/content-hash';
import type { Core } from '@strapi/strapi';
import { listKinds } from '../published/content-kinds';
import { readPublishedItem } from '../published/read-published';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { publicPath } from '../withdrawing/take-off';

/** What the public should see of an entry. */
export interface ReleasedContent {
  path: string;
  /** Stays the same when something that it links to is hidden or shown. */
  ownSha256: string;
  /** As its page names it now. */
  contentSha256: string;
  documents: { path: string; sha256: string }[];
}

interface Told {
  slug: string;
  documents: PublishedDocument[];
}

/** @returns null for a kind whose pages the CMS does not look at, and for what is not published */
export async function readReleasedContent(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<ReleasedContent | null> {
  if (!withdrawableTypes.includes(uid)) return null;
  const name = uid === listKinds.forms.uid ? 'forms' : 'publications';
  const item = await readPublishedItem(strapi, name, documentId);
  if (!item) return null;
  const told = item.told as Told;
  const path = publicPath(uid, told.slug);
  if (!path) return null;
  return {
    path,
    ownSha256: contentSha256(withoutLinks(item.whole)),
    contentSha256: contentSha256(told),
    documents: told.documents.map((document) => ({
      path: addresses.document(document),
      sha256: document.sha256,
    })),
  };
}

/** Which of these are public changes with other entries, without anybody publishing this one. */
function withoutLinks(item: object): object {
  return { ...item, types: [], themes: [], related: [] };
}
