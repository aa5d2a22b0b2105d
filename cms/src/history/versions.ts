import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf, type Actor } from '../audit/actor';
import { releaseTime } from '../scheduling/clock';
import { canonicalJson } from '../sharing/canonical-json';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import { fingerprintOf, readContent, type Content } from './content';
import { findFirstVersions } from './first-versions';
import { keyOf, lockStory, noteLive, versionTable } from './stories';

/** One of the contents that an entry has had. */
export interface Version {
  /** From 1, without gaps, the newest has the highest. */
  number: number;
  fingerprint: string;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
  by: Actor;
}

/** What keeping a version has come to. */
export interface KeptVersion {
  number: number;
  fingerprint: string;
  /** Whether the draft was not kept like this already. */
  isNew: boolean;
}

interface Row {
  uid: string;
  document_id: string;
  number: number;
  fingerprint: string;
  content: string;
  at: string;
  by_id: number | null;
  by_name: string;
}

const facts = ['number', 'fingerprint', 'at', 'by_id', 'by_name'] as const;

/**
 * Keeps the draft as it is now, in the transaction under way, unless it is the newest version
 * already. Whoever asks has made it.
 *
 * @throws NotFoundError (404) when there is no such entry
 */
export async function keepVersion(strapi: Core.Strapi, entry: EntryRef): Promise<KeptVersion> {
  return inTransaction(strapi, async (trx) => {
    await keepFirstVersions(strapi, entry);
    return add(strapi, trx, entry);
  });
}

/** The same for an entry that was made in this transaction, so that it has no past. */
export async function keepNewEntry(strapi: Core.Strapi, entry: EntryRef): Promise<KeptVersion> {
  return inTransaction(strapi, async (trx) => {
    await lockStory(trx, entry);
    return add(strapi, trx, entry);
  });
}

/**
 * For an entry of which no version is known, such as one from before there were versions: keeps
 * what is public and what is in its draft, by whoever Strapi says. Call it before a change.
 */
export async function keepFirstVersions(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    await lockStory(trx, entry);
    if (await newest(trx, entry)) return;
    const { live, draft } = await findFirstVersions(strapi, entry);
    if (live) await insert(trx, entry, 1, live);
    if (live) await noteLive(strapi, entry, 1);
    const isSame = live && draft && fingerprintOf(live.content) === fingerprintOf(draft.content);
    if (draft && !isSame) await insert(trx, entry, live ? 2 : 1, draft);
  });
}

/** All versions of an entry, the newest first. */
export async function versionsOf(strapi: Core.Strapi, entry: EntryRef): Promise<Version[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx<Row>(versionTable).where(keyOf(entry)).orderBy('number', 'desc').select(facts),
  );
  return rows.map(({ number, fingerprint, at, by_id, by_name }) => {
    return { number, fingerprint, at, by: { id: by_id, name: by_name } };
  });
}

/** @returns null when there is no such version */
export async function readVersion(
  strapi: Core.Strapi,
  entry: EntryRef,
  number: number,
): Promise<Content | null> {
  const row = await oneStatement(strapi, (trx) =>
    trx<Row>(versionTable)
      .where({ ...keyOf(entry), number })
      .first('content'),
  );
  return row ? (JSON.parse(row.content) as Content) : null;
}

/**
 * Who has changed an entry since it was as the fingerprint says; since ever where it is null, or
 * of no version.
 *
 * @returns ids of accounts in the admin
 */
export async function whoChangedSince(
  strapi: Core.Strapi,
  entry: EntryRef,
  fingerprint: string | null,
): Promise<number[]> {
  await keepFirstVersions(strapi, entry);
  const versions = await versionsOf(strapi, entry);
  const known = versions.findIndex((version) => version.fingerprint === fingerprint);
  const later = known === -1 ? versions : versions.slice(0, known);
  return [...new Set(later.flatMap(({ by }) => by.id ?? []))];
}

async function add(strapi: Core.Strapi, trx: Transaction, entry: EntryRef): Promise<KeptVersion> {
  const content = await readContent(strapi, entry, 'draft');
  if (!content) throw new errors.NotFoundError('There is no such entry.');
  const fingerprint = fingerprintOf(content);
  const before = await newest(trx, entry);
  if (before?.fingerprint === fingerprint) {
    return { number: before.number, fingerprint, isNew: false };
  }
  const number = (before?.number ?? 0) + 1;
  await insert(trx, entry, number, {
    content,
    at: releaseTime(new Date()).toISOString(),
    by: actorOf(strapi),
  });
  return { number, fingerprint, isNew: true };
}

async function newest(trx: Transaction, entry: EntryRef) {
  return trx<Row>(versionTable)
    .where(keyOf(entry))
    .orderBy('number', 'desc')
    .first('number', 'fingerprint');
}

async function insert(
  trx: Transaction,
  entry: EntryRef,
  number: number,
  { content, at, by }: { content: Content; at: string; by: Actor },
): Promise<void> {
  await trx<Row>(versionTable).insert({
    ...keyOf(entry),
    number,
    fingerprint: fingerprintOf(content),
    content: canonicalJson(content),
    at,
    by_id: by.id,
    by_name: by.name,
  });
}
