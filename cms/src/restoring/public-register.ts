import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { localRecords, type RecordStore } from 'strapi-provider-private-files';
import { z } from 'zod';
import { readRevisionOfDatabase } from '../published/revision';
import { settings } from '../settings';
import { findTakeDown } from '../taking-down/take-downs';
import type { EntryRef } from '../withdrawing/entry-ref';

/** The types whose older versions may hold what has been taken out since. */
export const registeredTypes: readonly string[] = [
  'api::publication.publication',
  'api::form.form',
  'api::page.page',
];

const latestName = 'latest.json';

const registered = z.object({
  uid: z.string(),
  documentId: z.string(),
  /** When the version that is public was published: ISO 8601, UTC. */
  publishedAt: z.iso.datetime(),
  /** When it comes down by itself, likewise. */
  takeDownAt: z.iso.datetime().nullable(),
});

const latest = z.object({ database: z.string(), revision: z.int().nonnegative() });

export type RegisteredEntry = z.infer<typeof registered>;
export type LatestRevision = z.infer<typeof latest>;

/** What was public when anything last changed, kept outside the backup set. */
export interface PublicRegister {
  latest: LatestRevision | null;
  entries: RegisteredEntry[];
}

export async function readRegister(): Promise<PublicRegister> {
  const records = await register().readAll();
  const contents = records.map(({ name, text }) => ({ name, content: parsed(text) }));
  const newest = latest.safeParse(contents.find(({ name }) => name === latestName)?.content);
  return {
    latest: newest.success ? newest.data : null,
    entries: contents.flatMap(({ content }) => {
      const entry = registered.safeParse(content);
      return entry.success ? [entry.data] : [];
    }),
  };
}

export async function registerEntry(entry: RegisteredEntry): Promise<void> {
  await register().write(`${entry.documentId}.json`, `${JSON.stringify(entry)}\n`);
}

export async function registerLatest(revision: LatestRevision): Promise<void> {
  await register().write(latestName, `${JSON.stringify(revision)}\n`);
}

let writing: Promise<void> = Promise.resolve();

/**
 * Notes how an entry stands, after its change was committed. One at a time, so that an older state
 * never overwrites a newer one. What fails is told in the log: the next start mends it.
 */
export function noteStanding(strapi: Core.Strapi, entry: EntryRef): void {
  writing = writing
    .then(() => writeStanding(strapi, entry))
    .catch((error: unknown) => {
      strapi.log.error(`What is public now could not be noted: ${String(error)}`);
    });
}

/** Resolves when all that was noted is written. */
export function standingsNoted(): Promise<void> {
  return writing;
}

async function writeStanding(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  await registerLatest(await readRevisionOfDatabase(strapi, 'site'));
  if (!registeredTypes.includes(entry.uid)) return;
  const { uid, documentId } = entry;
  const where = { documentId, publishedAt: { $notNull: true } };
  const found = await strapi.db.query(uid).findOne({ where, select: ['publishedAt'] });
  if (!found) return register().remove(`${documentId}.json`);
  const publishedAt = new Date(found.publishedAt).toISOString();
  const takeDown = await findTakeDown(strapi, entry);
  await registerEntry({ uid, documentId, publishedAt, takeDownAt: takeDown?.at ?? null });
}

/** A folder of its own: there may be thousands, and they are rewritten, unlike withdrawals. */
function register(): RecordStore {
  return localRecords(path.join(settings().withdrawalsDir, 'public'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
