import type { Core } from '@strapi/strapi';
import { isLetOut } from '../checking/let-out';
import { isFreeOfViruses } from '../checking/viruses/may-leave';
import { fileNameOf } from '../published/parts-to-contract';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readStanding, type Standing } from '../withdrawing/standing';
import { documentFields, type DocumentField } from './document-fields';
import { findFormerDocument, type FormerDocument } from './former-documents';
import { takeDownNow } from '../scheduling/clock';

/** A file that may leave the CMS, and how to describe it to a reader. */
export interface ServableDocument {
  /** Its name in the private store. */
  storedName: string;
  title: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  /** How long it was when its facts were read; a store that holds less or more has lost it. */
  bytes: number | null;
}

export interface StoredDocumentPart {
  title: string | null;
  publicId: string | null;
  format: string | null;
  sha256: string | null;
  bytes: number | null;
  file: { hash: string; ext: string | null; mime: string } | null;
}

/** Whether a document may be read now. Only what once was public is ever more than a plain no. */
export type Decision =
  | { verdict: 'serve'; document: ServableDocument }
  /** Withdrawn with a notice, archived, or replaced by nothing that is public. */
  | { verdict: 'gone' }
  /** Replaced by the document of this public id. */
  | { verdict: 'moved'; to: string }
  | { verdict: 'no' };

interface PublishedPart {
  entry: EntryRef;
  isArchived: boolean;
  part: StoredDocumentPart;
}

const no: Decision = { verdict: 'no' };
const gone: Decision = { verdict: 'gone' };

/** Asked for where there is no entry, so that every "no" takes the same questions and time. */
const nobody: EntryRef = { uid: 'api::publication.publication', documentId: '' };

/** A document may have been replaced by one that was replaced in its turn. */
const mostReplacements = 20;

/**
 * The one decision whether anyone may read a document now: it belongs to an entry that is
 * published, not withdrawn, not past its take-down time, its bytes are those that were there when it
 * was published, and they became public by a publishing that was checked. Where files are scanned
 * for viruses, it must have been found free of them.
 *
 * @param publicId the id in the document's public address
 */
export async function mayServe(
  strapi: Core.Strapi,
  publicId: string,
  now: Date = takeDownNow(),
): Promise<Decision> {
  if (!/^[a-z0-9]{20,32}$/.test(publicId)) return no;
  let id = publicId;
  for (let step = 0; step < mostReplacements; step += 1) {
    const decision = await decide(strapi, id, now);
    if (decision.verdict === 'serve' && id !== publicId) return { verdict: 'moved', to: id };
    if (decision.verdict !== 'moved') return id === publicId ? decision : gone;
    id = decision.to;
  }
  return gone;
}

async function decide(strapi: Core.Strapi, publicId: string, now: Date): Promise<Decision> {
  const published = await findPublishedPart(strapi, publicId);
  const former = await findFormerDocument(strapi, publicId);
  const standing = await readStanding(strapi, published?.entry ?? former ?? nobody, now);
  if (isWithdrawnWithNotice(standing)) return gone;
  if (!standing.isPublic) return no;
  if (published) return decidePublished(strapi, published);
  return former ? decideFormer(former) : no;
}

async function decidePublished(
  strapi: Core.Strapi,
  { part, isArchived }: PublishedPart,
): Promise<Decision> {
  if (isArchived) return gone;
  const document = servable(part);
  if (!document || !(await isLetOut(strapi, document.sha256))) return no;
  const isFree = await isFreeOfViruses(strapi, part.file?.hash ?? '');
  return isFree ? { verdict: 'serve', document } : no;
}

function decideFormer({ replacedBy }: FormerDocument): Decision {
  return replacedBy ? { verdict: 'moved', to: replacedBy } : gone;
}

function isWithdrawnWithNotice({ withdrawal }: Standing): boolean {
  return withdrawal?.kind === 'withdrawn' && withdrawal.leavesNotice;
}

async function findPublishedPart(
  strapi: Core.Strapi,
  publicId: string,
): Promise<PublishedPart | null> {
  let found: PublishedPart | null = null;
  for (const field of documentFields(strapi)) {
    found = (await findInField(strapi, field, publicId)) ?? found;
  }
  return found;
}

async function findInField(
  strapi: Core.Strapi,
  { uid, name }: DocumentField,
  publicId: string,
): Promise<PublishedPart | null> {
  const entry = await strapi.db.query(uid).findOne({
    where: { publishedAt: { $notNull: true }, [name]: { publicId } },
    populate: { [name]: { where: { publicId }, populate: { file: true } } },
  });
  const value: StoredDocumentPart | StoredDocumentPart[] | null | undefined = entry?.[name];
  const part = Array.isArray(value) ? value[0] : value;
  if (!entry || !part) return null;
  const isArchived = Boolean(entry.archivedOn);
  return { entry: { uid, documentId: entry.documentId }, isArchived, part };
}

/** @returns null when the part has no file, or a file that was swapped since its facts were read */
export function servable({
  title,
  format,
  sha256,
  bytes,
  file,
}: StoredDocumentPart): ServableDocument | null {
  if (!file || !sha256 || !file.hash.startsWith(`${sha256}-`)) return null;
  return {
    storedName: file.hash + (file.ext ?? ''),
    title: title ?? '',
    fileName: fileNameOf(title, format),
    mediaType: file.mime,
    sha256,
    bytes,
  };
}
