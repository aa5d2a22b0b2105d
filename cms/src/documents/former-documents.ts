import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentFields } from './document-fields';

const table = 'former_documents';

/** A document that was public and is not a part of anything published now. */
export interface FormerDocument extends EntryRef {
  publicId: string;
  /** The document that took its place. */
  replacedBy: string | null;
}

interface Row {
  public_id: string;
  uid: string;
  document_id: string;
  replaced_by: string | null;
}

/** What tells two documents of an entry apart, and which took the place of which. */
export interface KnownDocument {
  publicId: string;
  title: string;
  language: string;
  /** SHA-256 of the bytes, in hexadecimal; null without a file. */
  sha256: string | null;
}

export async function makeFormerDocumentsTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('public_id').primary();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('replaced_by');
    columns.index(['document_id']);
  });
}

/**
 * The documents of a draft that was loaded with its parts and their files, with their bytes as the
 * media library has them now: the facts of a draft may be older than its file.
 */
export function documentsOfDraft(
  strapi: Core.Strapi,
  uid: string,
  draft: Fields | null,
): KnownDocument[] {
  return documentsOf(strapi, uid, draft, ({ file }) => file?.hash?.slice(0, 64));
}

/** The documents of a published version, with their bytes as they were published. */
export function publishedDocumentsOf(
  strapi: Core.Strapi,
  uid: string,
  published: Fields | null,
): KnownDocument[] {
  return documentsOf(strapi, uid, published, ({ sha256 }) => sha256);
}

interface LoadedPart {
  publicId?: unknown;
  title?: unknown;
  language?: unknown;
  sha256?: string | null;
  file?: { hash?: string } | null;
}

function documentsOf(
  strapi: Core.Strapi,
  uid: string,
  entry: Fields | null,
  sha256Of: (part: LoadedPart) => string | null | undefined,
): KnownDocument[] {
  return documentFields(strapi)
    .filter((field) => field.uid === uid)
    .flatMap(({ name }) => [entry?.[name] ?? []].flat() as LoadedPart[])
    .filter(({ publicId }) => typeof publicId === 'string')
    .map((part) => ({
      publicId: String(part.publicId),
      title: String(part.title ?? ''),
      language: String(part.language ?? ''),
      sha256: sha256Of(part) ?? null,
    }));
}

/**
 * Notes which documents have left an entry, and which have come back. A document takes the place of
 * one that left when it is new, and the only one with the same title and language.
 */
export async function noteFormerDocuments(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  before: readonly KnownDocument[],
  after: readonly KnownDocument[],
): Promise<void> {
  const kept = new Set(after.map(({ publicId }) => publicId));
  const old = new Set(before.map(({ publicId }) => publicId));
  const added = after.filter(({ publicId }) => !old.has(publicId));
  const rows = before
    .filter(({ publicId }) => !kept.has(publicId))
    .map((document) => ({
      public_id: document.publicId,
      uid,
      document_id: documentId,
      replaced_by: successorOf(document, added),
    }));
  await inTransaction(strapi, async (trx) => {
    if (kept.size > 0)
      await trx(table)
        .whereIn('public_id', [...kept])
        .delete();
    if (rows.length > 0) await trx(table).insert(rows).onConflict('public_id').merge();
  });
}

export async function findFormerDocument(
  strapi: Core.Strapi,
  publicId: string,
): Promise<FormerDocument | null> {
  const row: Row | undefined = await oneStatement(strapi, (trx) =>
    trx<Row>(table).where({ public_id: publicId }).first(),
  );
  return row ? fromRow(row) : null;
}

/** All of them, in the order of their ids. */
export async function allFormerDocuments(strapi: Core.Strapi): Promise<FormerDocument[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx<Row>(table).select().orderBy('public_id'),
  );
  return rows.map(fromRow);
}

function successorOf(document: KnownDocument, added: readonly KnownDocument[]): string | null {
  const key = (one: KnownDocument) => `${one.language}\n${one.title.trim().toLowerCase()}`;
  const same = added.filter((candidate) => key(candidate) === key(document));
  return same.length === 1 ? (same[0]?.publicId ?? null) : null;
}

function fromRow(row: Row): FormerDocument {
  return {
    publicId: row.public_id,
    uid: row.uid,
    documentId: row.document_id,
    replacedBy: row.replaced_by,
  };
}
