import {
  addresses,
  type Form,
  type FormerDocument,
  type Publication,
  type PublishedDocument,
  type PublishedSet,
  type Withdrawal,
} from '@learning-reviews/content-contract';
import { bySlug } from '../content/find-by.ts';
import { findPublishedDocument } from '../content/published-documents.ts';

/** What the site knows of a document's address. */
export type DocumentState =
  | { kind: 'public'; document: PublishedDocument }
  /** It was replaced; this one is in its place now. */
  | { kind: 'moved'; to: PublishedDocument }
  /** It went with its publication or form, which left a notice. */
  | { kind: 'withdrawn'; withdrawal: Withdrawal }
  /** It is gone from an entry that is still public. */
  | { kind: 'former'; entry: Publication | Form; path: string; isArchived: boolean }
  /** Every "no". It carries nothing, so that nothing tells one from another. */
  | { kind: 'unknown' };

const unknown: DocumentState = { kind: 'unknown' };

/**
 * Says what became of a document, by its id. What is public now wins; then what was withdrawn; then
 * what was replaced or archived, if its publication or form is still public.
 */
export function documentState(set: PublishedSet, id: string): DocumentState {
  const document = findPublishedDocument(set, id);
  if (document) return { kind: 'public', document };
  const { withdrawals, former } = indexOf(set);
  const withdrawal = withdrawals.get(id);
  if (withdrawal) return { kind: 'withdrawn', withdrawal };
  const gone = former.get(id);
  const entry = gone && entryAt(set, gone.path);
  if (!entry) return unknown;
  const to = successorOf(set, gone);
  if (to) return { kind: 'moved', to };
  return { kind: 'former', entry, path: gone.path, isArchived: gone.isArchived };
}

/** The publication or form whose page is at a path, if it is public. */
export function entryAt(set: PublishedSet, path: string): Publication | Form | undefined {
  const { publications, forms } = set.lists;
  const slug = path.slice(path.lastIndexOf('/') + 1);
  if (path === addresses.publication(slug)) return bySlug(publications, slug);
  if (path === addresses.form(slug)) return bySlug(forms, slug);
  return undefined;
}

/** Follows what replaced what, to the first that is public. A circle leads nowhere. */
function successorOf(set: PublishedSet, gone: FormerDocument): PublishedDocument | undefined {
  const { former } = indexOf(set);
  const seen = new Set([gone.id]);
  let next = gone.replacedBy;
  while (next !== null && !seen.has(next)) {
    const document = findPublishedDocument(set, next);
    if (document) return document;
    seen.add(next);
    next = former.get(next)?.replacedBy ?? null;
  }
  return undefined;
}

interface Index {
  withdrawals: Map<string, Withdrawal>;
  former: Map<string, FormerDocument>;
}

const held = new WeakMap<PublishedSet, Index>();

function indexOf(set: PublishedSet): Index {
  let index = held.get(set);
  if (!index) {
    const { withdrawals, 'former-documents': former } = set.lists;
    index = {
      withdrawals: new Map(withdrawals.flatMap((one) => one.documents.map((id) => [id, one]))),
      former: new Map(former.map((one) => [one.id, one])),
    };
    held.set(set, index);
  }
  return index;
}
