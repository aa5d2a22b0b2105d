import type { Core } from '@strapi/strapi';
import { forgetText } from '../searching/text-rows';
import { settings } from '../settings';
import { oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import { ringBell } from './bell';
import { addChecks, checkTable, type Check } from './check-rows';
import { documentsOf } from './documents-of-entry';
import { entriesWithNames, versionOf, watchedNames } from './watch-list/rows';
import {
  documentCheck,
  fileFields,
  virusCheck,
  type LibraryFile,
  type NamesOfEntry,
} from './what-to-check';

const fileUid = 'plugin::upload.file';
const atOnce = 500;

/** For Strapi's `bootstrap`: every upload waits for its check in the transaction that keeps it. */
export function queueUploads(strapi: Core.Strapi): void {
  const queue = async ({ result }: { result?: unknown }) => {
    const { id } = (result ?? {}) as { id?: number };
    if (id) await queueFile(strapi, id);
  };
  strapi.db.lifecycles.subscribe({
    models: [fileUid],
    afterCreate: queue,
    afterUpdate: queue,
  } as never);
}

async function queueFile(strapi: Core.Strapi, id: number): Promise<void> {
  const file = await strapi.db.query(fileUid).findOne({ where: { id }, select: [...fileFields] });
  if (file) await queue(strapi, checksOfFile(file), true);
}

/** Has the documents of a draft, and of what is public of it, wait for all that is to be found out. */
export async function queueEntry(
  strapi: Core.Strapi,
  entry: EntryRef,
  isUrgent = true,
): Promise<void> {
  const names = await namesOf(strapi, entry);
  const documents = [
    ...(await documentsOf(strapi, entry, 'draft')),
    ...(await documentsOf(strapi, entry, 'published')),
  ];
  const checks = documents.flatMap(({ file }) => [
    documentCheck(file, names),
    ...virusChecksOf(file),
  ]);
  await queue(strapi, checks, isUrgent);
}

/** What a check of a document of an entry has to know of its names. */
export async function namesOf(strapi: Core.Strapi, entry: EntryRef): Promise<NamesOfEntry> {
  return { entry, version: versionOf(await watchedNames(strapi, entry)) };
}

/**
 * Finds every file that was missed, such as one that was uploaded before an update of the checks.
 * What belongs to files that are gone is forgotten.
 */
export async function queueMissed(strapi: Core.Strapi): Promise<void> {
  const known = new Set<string>();
  for (let after = 0; ;) {
    const files: LibraryFile[] = await strapi.db.query(fileUid).findMany({
      where: { id: { $gt: after } },
      select: [...fileFields],
      orderBy: { id: 'asc' },
      limit: atOnce,
    });
    if (files.length === 0) break;
    for (const { hash } of files) known.add(hash.slice(0, 64));
    await queueUnknown(strapi, files.flatMap(checksOfFile));
    after = files.at(-1)?.id ?? Infinity;
  }
  for (const entry of await entriesWithNames(strapi)) await queueEntry(strapi, entry, false);
  await forgetOthers(strapi, known);
}

function checksOfFile(file: LibraryFile): (Check | null)[] {
  return [documentCheck(file, null), ...virusChecksOf(file)];
}

function virusChecksOf(file: LibraryFile): (Check | null)[] {
  return settings().clamav ? [virusCheck(file)] : [];
}

async function queueUnknown(strapi: Core.Strapi, checks: (Check | null)[]): Promise<void> {
  const wanted = checks.filter((check) => check !== null);
  const rows: { key: string }[] = await oneStatement(strapi, (trx) =>
    trx(checkTable)
      .whereIn(
        'key',
        wanted.map(({ key }) => key),
      )
      .select('key'),
  );
  const known = new Set(rows.map(({ key }) => key));
  const missing = wanted.filter(({ key }) => !known.has(key));
  if (missing.length > 0) await queue(strapi, missing, false);
}

async function queue(
  strapi: Core.Strapi,
  checks: (Check | null)[],
  isUrgent: boolean,
): Promise<void> {
  const wanted = checks.filter((check) => check !== null);
  if (wanted.length === 0) return;
  await strapi.db.transaction(async ({ onCommit }) => {
    await addChecks(strapi, wanted, isUrgent);
    onCommit(ringBell);
  });
}

async function forgetOthers(strapi: Core.Strapi, known: ReadonlySet<string>): Promise<void> {
  const rows: { sha256: string }[] = await oneStatement(strapi, (trx) =>
    trx(checkTable).distinct('sha256'),
  );
  for (const { sha256 } of rows) {
    if (known.has(sha256)) continue;
    await oneStatement(strapi, (trx) => trx(checkTable).where({ sha256 }).delete());
    await forgetText(strapi, sha256);
  }
}
