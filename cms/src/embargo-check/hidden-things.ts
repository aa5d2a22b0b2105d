import type { Core } from '@strapi/strapi';
import slugify from '@sindresorhus/slugify';
import { mayServe } from '../documents/may-serve';
import { editableKind, type EditableKind } from '../editor-screens/editable-kinds';
import { fileNameOf } from '../published/parts-to-contract';
import { readStanding, type Standing } from '../withdrawing/standing';
import { holds, plainWords } from './plain-words';
import { exactTerm, sentenceTerms, termOf, textsOf, type Term } from './terms';
import { takeDownNow } from '../scheduling/clock';

type Fields = Record<string, unknown>;

export interface Entry extends Fields {
  documentId: string;
  title?: string | null;
  slug?: string | null;
  documents?: DocumentPart[];
}

interface DocumentPart {
  title: string | null;
  publicId: string | null;
  format: string | null;
  bytes: number | null;
  sha256: string | null;
  file: { id: number; name: string; hash: string; ext: string | null } | null;
}

/** A document of the draft that nobody outside may have. */
export interface HiddenDocument {
  title: string;
  id: string;
  fileName: string;
  /** Its name in the store, with and without the ending. */
  storedName: string;
  hash: string;
  /** As it was uploaded. */
  originalName: string;
  sha256: string;
  bytes: number;
  fileId: number;
  /**
   * What its address answers: nothing; that it is gone or has moved, since it was public once; or
   * an older file under the same address.
   */
  address: 'unknown' | 'gone' | 'older-file';
}

/** All of one item that must not be seen from outside, and where to look for it. */
export interface HiddenThings {
  kind: EditableKind;
  entry: Entry;
  title: string;
  state: string;
  /** False where all of it is public. */
  isAnythingHidden: boolean;
  /** Last parts of addresses to guess: its own, and those that its names suggest. */
  slugs: string[];
  /** The address at which a notice stands that it was withdrawn. */
  noticePath: string | null;
  documents: HiddenDocument[];
  terms: Term[];
  tooCommon: string[];
}

/**
 * Finds what of an item must not be seen: all of a draft, or what a draft has beyond the version
 * that is public.
 *
 * @returns null when there is no such item
 */
export async function findHiddenThings(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  now: Date = takeDownNow(),
): Promise<HiddenThings | null> {
  const kind = editableKind(uid);
  const draft = kind && (await readVersion(strapi, uid, documentId, 'draft'));
  if (!kind || !draft) return null;
  const standing = await readStanding(strapi, { uid, documentId }, now);
  const shown = standing.isPublic ? await readVersion(strapi, uid, documentId, 'published') : null;
  const publicWords = shown ? wordsOf(kind, shown) : '';
  const documents = await hiddenDocuments(strapi, draft);
  const slugs = await slugsToGuess(strapi, uid, draft, shown);
  const candidates = termsOf(kind, draft, documents, publicWords);
  const terms = distinct(candidates.terms).filter(({ phrase }) => !holds(publicWords, phrase));
  const isNewHere = !shown || shown.slug !== draft.slug;
  return {
    kind,
    entry: draft,
    title: draft.title?.trim() || `Untitled ${kind.name.toLowerCase()}`,
    state: stateOf(standing),
    isAnythingHidden: isNewHere || documents.length > 0 || terms.length > 0,
    slugs: isNewHere ? slugs : [],
    noticePath: noticePathOf(standing),
    documents,
    terms,
    tooCommon: candidates.tooCommon,
  };
}

async function readVersion(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  status: 'draft' | 'published',
): Promise<Entry | null> {
  const attributes = strapi.contentTypes[uid as never]?.['attributes'] as Fields | undefined;
  const wanted: Record<string, unknown> = {
    types: { fields: ['slug'] },
    themes: { fields: ['slug'] },
    related: { fields: ['slug'] },
    keyLearning: true,
    teamQuestions: true,
    changeNotes: true,
    documents: { populate: { file: true } },
  };
  const populate = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => name in (attributes ?? {})),
  );
  return (await strapi
    .documents(uid as never)
    .findOne({ documentId, status, populate } as never)) as Entry | null;
}

function wordsOf(kind: EditableKind, entry: Entry): string {
  const path = entry.slug ? (kind.sitePath(entry.slug) ?? '') : '';
  const names = (entry.documents ?? []).flatMap(({ file }) => (file ? [file.name, file.hash] : []));
  return [...textsOf(entry), ...names, path].map(plainWords).join('\n');
}

async function hiddenDocuments(strapi: Core.Strapi, draft: Entry): Promise<HiddenDocument[]> {
  const found: HiddenDocument[] = [];
  for (const part of draft.documents ?? []) {
    if (!part.publicId || !part.file) continue;
    const decision = await mayServe(strapi, part.publicId);
    const isPublic = decision.verdict === 'serve' && decision.document.sha256 === part.sha256;
    if (isPublic) continue;
    found.push({
      title: part.title ?? '',
      id: part.publicId,
      fileName: fileNameOf(part.title, part.format),
      storedName: part.file.hash + (part.file.ext ?? ''),
      hash: part.file.hash,
      originalName: part.file.name,
      sha256: part.sha256 ?? part.file.hash.slice(0, 64),
      bytes: part.bytes ?? 0,
      fileId: part.file.id,
      address:
        decision.verdict === 'no'
          ? 'unknown'
          : decision.verdict === 'serve'
            ? 'older-file'
            : 'gone',
    });
  }
  return found;
}

/** Those of other things that are public answer, as they should. */
async function slugsToGuess(
  strapi: Core.Strapi,
  uid: string,
  draft: Entry,
  shown: Entry | null,
): Promise<string[]> {
  const names = [draft.title, draft['referenceName']]
    .filter((name): name is string => typeof name === 'string')
    .map((name) => slugify(name, { decamelize: false }));
  const slugs = [...new Set([draft.slug ?? '', ...names])].filter(Boolean);
  const free: string[] = [];
  for (const slug of slugs.filter((candidate) => candidate !== shown?.slug)) {
    const { documentId } = draft;
    const where = { slug, publishedAt: { $notNull: true }, documentId: { $ne: documentId } };
    if ((await strapi.db.query(uid).count({ where })) === 0) free.push(slug);
  }
  return free;
}

function termsOf(
  kind: EditableKind,
  draft: Entry,
  documents: readonly HiddenDocument[],
  publicWords: string,
): { terms: Term[]; tooCommon: string[] } {
  const path = draft.slug ? kind.sitePath(draft.slug) : null;
  const names: [string, unknown][] = [
    ['its title', draft.title],
    ['its reference name', draft['referenceName']],
    ['its web address', draft.slug],
    ...documents.flatMap(({ title, originalName }): [string, unknown][] => [
      ['the title of a document', title],
      ['the name of an uploaded file', originalName],
    ]),
  ];
  const exact = [
    ...(path ? [{ ...exactTerm('the address of its page', path), isItsOwn: true }] : []),
    exactTerm('its internal id', draft.documentId),
    ...documents.flatMap(({ id, hash, sha256 }) => [
      exactTerm('the id of a document', id),
      exactTerm('the stored name of a file', hash),
      exactTerm('the fingerprint of a file', sha256),
    ]),
  ];
  const telling = names.map(([what, text]) => termOf(what, text));
  const tooCommon = names
    .filter(([, text], at) => typeof text === 'string' && text.trim() && telling[at] === null)
    .map(([what, text]) => `${what} “${String(text)}”`);
  return {
    terms: [
      ...telling.filter((term) => term !== null),
      ...exact,
      ...sentenceTerms(draft, publicWords),
    ],
    tooCommon: [...new Set(tooCommon)],
  };
}

function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [term.phrase, term])).values()];
}

function stateOf({ isPublished, isPublic, withdrawal }: Standing): string {
  if (isPublic) return 'Public, with changes in the draft that are not public yet';
  if (withdrawal?.kind === 'withdrawn') return 'Withdrawn';
  if (withdrawal || isPublished) return 'Taken off the site';
  return 'A draft that is not public';
}

function noticePathOf({ withdrawal }: Standing): string | null {
  const hasNotice = withdrawal?.kind === 'withdrawn' && withdrawal.leavesNotice;
  return hasNotice ? withdrawal.path : null;
}
