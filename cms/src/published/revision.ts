import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import {
  inTransaction,
  lockOnce,
  makeTable,
  oneStatement,
  type Transaction,
} from '../tables/own-table';
import { makeChangesTable, noteChanged } from './changes-table';
import { listKinds, singleKinds } from './content-kinds';

const table = 'published_revision';
const row = { id: 1 };

interface LifecycleEvent {
  result?: unknown;
  model: { uid: string };
}

/**
 * Makes the table of the revision and raises it with every public change, in the transaction of
 * that change: what is rolled back does not count, and the order of revisions is that of commits.
 */
export async function startRevision(strapi: Core.Strapi): Promise<void> {
  await createTable(strapi);
  await makeChangesTable(strapi, await readRevision(strapi, 'site'));
  const models = [...Object.values(listKinds), ...Object.values(singleKinds)].map(({ uid }) => uid);
  const raiseIfPublic = async (event: LifecycleEvent) => {
    if (!isPublic(strapi, event)) return;
    const { documentId } = (event.result ?? {}) as { documentId?: string };
    await notePublicChange(strapi, event.model.uid, documentId ?? null);
  };
  const raiseAlways = ({ model }: LifecycleEvent) => notePublicChange(strapi, model.uid, null);
  strapi.db.lifecycles.subscribe({
    models,
    afterCreate: raiseIfPublic,
    afterUpdate: raiseIfPublic,
    afterDelete: raiseIfPublic,
    afterCreateMany: raiseAlways,
    afterUpdateMany: raiseAlways,
    afterDeleteMany: raiseAlways,
  });
}

/**
 * Who asks. The site counts what it must obey too, such as a take-down that was set; for anyone
 * else that would be a hint, so they count what they can see.
 */
export type Asker = 'site' | 'anyone';

/** @returns how many changes there have been */
export async function readRevision(strapi: Core.Strapi, asker: Asker): Promise<number> {
  return (await readRevisionOfDatabase(strapi, asker)).revision;
}

/**
 * The revision, and a random name of the database that it counts in: the revisions of two
 * databases say nothing about each other, as after a new installation.
 */
export async function readRevisionOfDatabase(
  strapi: Core.Strapi,
  asker: Asker,
): Promise<{ revision: number; database: string }> {
  const found = await oneStatement(strapi, (trx) => trx(table).where(row).first());
  const revision = Number(asker === 'site' ? found.revision : found.public_revision);
  return { revision, database: String(found.database) };
}

async function createTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.integer('id').primary();
    columns.bigInteger('revision').notNullable();
    columns.bigInteger('public_revision').notNullable().defaultTo(0);
    columns.string('database').notNullable();
  });
  await addPublicRevision(strapi);
  const first = { ...row, revision: 0, database: randomUUID() };
  await strapi.db.connection(table).insert(first).onConflict('id').ignore();
}

/** For a table from before the two were counted apart. */
async function addPublicRevision(strapi: Core.Strapi): Promise<void> {
  const { schema } = strapi.db.connection;
  if (await schema.hasColumn(table, 'public_revision')) return;
  await schema.alterTable(table, (columns) => {
    columns.bigInteger('public_revision').notNullable().defaultTo(0);
  });
}

/** A row of a type without drafts is public; any other row is when it has been published. */
function isPublic(strapi: Core.Strapi, { result, model }: LifecycleEvent): boolean {
  const hasDrafts = strapi.contentTypes[model.uid as never]?.['options']?.draftAndPublish === true;
  if (!hasDrafts) return true;
  return Boolean((result as { publishedAt?: unknown } | undefined)?.publishedAt);
}

/**
 * Counts one public change more, in the transaction that is under way, and notes of what.
 *
 * @param documentId null where nobody knows which entries of the type it was
 */
export async function notePublicChange(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | null,
): Promise<void> {
  const both = { revision: 1, public_revision: 1 };
  await inTransaction(strapi, async (trx) => {
    await trx(table).where(row).increment(both);
    const { revision } = await trx(table).where(row).first('revision');
    await noteChanged(trx, Number(revision), uid, documentId);
  });
}

/** Counts one change more that the site must obey and nobody can see, likewise. */
export async function raiseRevision(strapi: Core.Strapi): Promise<void> {
  await oneStatement(strapi, (trx) => trx(table).where(row).increment('revision', 1));
}

/**
 * Waits until no other process is publishing or taking off, and lets none begin before the
 * transaction that is under way ends. Call it first in that transaction. Whoever asks by HTTP hears
 * after half a minute that the database is busy: proxies would not wait much longer, and then nobody
 * would know what became of it. The schedule itself waits for as long as it takes.
 */
export async function lockRevision(strapi: Core.Strapi): Promise<void> {
  const take = async (trx: Transaction) => {
    const isAsked = strapi.requestContext.get() !== undefined;
    // SQLite never waits longer than its `busy_timeout`.
    if (isAsked && trx.client.dialect === 'postgresql') {
      await trx.raw("SET LOCAL lock_timeout = '30s'");
    }
    await trx(table).where(row).increment('revision', 0);
  };
  await inTransaction(strapi, (trx) => lockOnce(trx, 'revision', () => take(trx)));
}
