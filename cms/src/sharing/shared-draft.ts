import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { OpenedShare } from '@learning-reviews/content-contract';
import { documentFields } from '../documents/document-fields';
import type { StoredDocumentPart } from '../documents/may-serve';
import { isoTime } from '../editor-screens/readable-entries';
import { listKinds, type ContentKind } from '../published/content-kinds';
import type { EntryRef } from '../withdrawing/entry-ref';
import { canonicalJson } from './canonical-json';

type Kind = NonNullable<OpenedShare['shown']>['kind'];

const kinds: Record<Kind, ContentKind> = {
  publication: listKinds.publications,
  form: listKinds.forms,
};

/** What a share link can open. */
export const shareableUids: readonly string[] = Object.values(kinds).map(({ uid }) => uid);

/** A document of a draft, as Strapi holds it. */
export type DraftDocument = StoredDocumentPart & { pages: number | null };

/** One version of an entry, in the words of the contract, which it need not fit yet. */
export interface EntryVersion {
  kind: Kind;
  schema: ContentKind['schema'];
  entry: Record<string, unknown>;
  documents: DraftDocument[];
  title: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
  /** When this version became public, likewise; null for a draft. */
  publishedAt: string | null;
  /** The same for two versions that show the same to a reader, to the last byte of a document. */
  digest: string;
}

type Moment = string | Date;
type StoredVersion = Record<string, unknown> & { updatedAt: Moment; publishedAt: Moment | null };

/** @returns null when there is no such entry, or none of a kind that can be shared */
export async function readVersion(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  status: 'draft' | 'published' = 'draft',
): Promise<EntryVersion | null> {
  const [kind, found] = Object.entries(kinds).find(([, one]) => one.uid === uid) ?? [];
  if (!kind || !found) return null;
  const names = documentFields(strapi).flatMap((field) => (field.uid === uid ? [field.name] : []));
  const withFiles = Object.fromEntries(names.map((name) => [name, { populate: { file: true } }]));
  const record = (await strapi.documents(uid as never).findOne({
    documentId,
    status,
    populate: { ...found.populate, ...withFiles },
  } as never)) as StoredVersion | null;
  if (!record) return null;
  const documents = names.flatMap((name) => [record[name] ?? []].flat() as DraftDocument[]);
  const entry = found.toContract(record as never) as Record<string, unknown>;
  return {
    kind: kind as Kind,
    schema: found.schema,
    entry,
    documents,
    title: String(entry.title ?? ''),
    updatedAt: isoTime(record.updatedAt),
    publishedAt: record.publishedAt ? isoTime(record.publishedAt) : null,
    digest: digestOf(entry, documents),
  };
}

/** The bytes of each document count too: a file can be swapped without a change to the entry. */
function digestOf(entry: unknown, documents: DraftDocument[]): string {
  const files = documents.map(({ publicId, file }) => [publicId, file?.hash ?? null]);
  return createHash('sha256').update(canonicalJson({ entry, files })).digest('hex');
}
