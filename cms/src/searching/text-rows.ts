import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { textVersion, type DocumentText } from 'document-checks';
import { sealBytes, unsealBytes } from '../checking/sealed';
import { makeTable, oneStatement } from '../tables/own-table';

const table = 'document_texts';
const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

/** What an editor is told of how a document can be searched. */
export interface Searchability {
  /** Pages, from 1, whose words cannot be searched. */
  unsearchable: number[];
  /** No page has words, or none could be read. */
  isEmpty: boolean;
}

/**
 * Makes the table with the text of each file, by the SHA-256 of its bytes. It is as secret as the
 * draft that the file belongs to, so it is compressed and sealed.
 */
export async function makeTextTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('sha256').notNullable();
    columns.string('text_version').notNullable();
    columns.text('unsearchable').notNullable();
    columns.boolean('is_empty').notNullable();
    columns.text('text', 'longtext');
    columns.primary(['sha256', 'text_version']);
  });
}

/**
 * Keeps the text of a file as this version reads it; of the same bytes it is always the same.
 *
 * @param text null where it cannot be read
 */
export async function keepText(
  strapi: Core.Strapi,
  sha256: string,
  text: DocumentText | null,
): Promise<void> {
  const pages = text?.pages ?? [];
  const packed = await compress(JSON.stringify(pages));
  const row = {
    sha256,
    text_version: textVersion,
    unsearchable: JSON.stringify(text?.unsearchable ?? []),
    is_empty: pages.length === 0,
    text: sealBytes(packed, sealedFor(sha256)),
  };
  await oneStatement(strapi, (trx) =>
    trx(table).insert(row).onConflict(['sha256', 'text_version']).merge(),
  );
}

/** The pages of a file with their text; null where they were not read yet, or cannot be trusted. */
export async function findPages(
  strapi: Core.Strapi,
  sha256: string,
): Promise<DocumentText['pages'] | null> {
  const row = await findRow(strapi, sha256, ['text']);
  const packed = unsealBytes((row?.text as string | undefined) ?? null, sealedFor(sha256));
  if (!packed) return null;
  return JSON.parse((await decompress(packed)).toString('utf8')) as DocumentText['pages'];
}

/** @returns null where it was not read yet */
export async function findSearchability(
  strapi: Core.Strapi,
  sha256: string,
): Promise<Searchability | null> {
  const row = await findRow(strapi, sha256, ['unsearchable', 'is_empty']);
  if (!row) return null;
  const unsearchable = JSON.parse(String(row.unsearchable)) as number[];
  return { unsearchable, isEmpty: Boolean(row.is_empty) };
}

/** Forgets the text of a file that is gone. */
export async function forgetText(strapi: Core.Strapi, sha256: string): Promise<void> {
  await oneStatement(strapi, (trx) => trx(table).where({ sha256 }).delete());
}

async function findRow(
  strapi: Core.Strapi,
  sha256: string,
  columns: string[],
): Promise<Record<string, unknown> | undefined> {
  return oneStatement(strapi, (trx) =>
    trx(table).where({ sha256, text_version: textVersion }).first(columns),
  );
}

const sealedFor = (sha256: string) => `text ${textVersion} ${sha256}`;
