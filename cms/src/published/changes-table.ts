import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, type Transaction } from '../tables/own-table';

const table = 'published_changes';

/** Revisions of which it is known what they changed. A site that was away for longer reads all. */
const keptRevisions = 2_000;

/** What changed since a revision: the document ids of each type, or `any` where nobody knows which. */
export type Changed = ReadonlyMap<string, ReadonlySet<string> | 'any'>;

/**
 * Makes the table that says which entry each revision changed.
 *
 * @param revision the newest one: of those before it nothing is known
 */
export async function makeChangesTable(strapi: Core.Strapi, revision: number): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.increments('id');
    columns.bigInteger('revision').notNullable().index('published_changes_revision');
    columns.string('uid').notNullable();
    columns.string('document_id');
  });
  await inTransaction(strapi, async (trx) => {
    if (!(await trx(table).first('id'))) await trx(table).insert({ revision, uid: 'began' });
  });
}

/**
 * Notes what the newest revision changed, in the transaction that raised it.
 *
 * @param documentId null where many entries changed at once
 */
export async function noteChanged(
  trx: Transaction,
  revision: number,
  uid: string,
  documentId: string | null,
): Promise<void> {
  await trx(table).insert({ revision, uid, document_id: documentId });
  await trx(table)
    .where('revision', '<', revision - keptRevisions)
    .delete();
}

/**
 * What changed after a revision.
 *
 * @param newest the newest revision
 * @returns undefined where it is not known any more, or was not counted here
 */
export async function changedSince(
  strapi: Core.Strapi,
  since: number,
  newest: number,
): Promise<Changed | undefined> {
  if (since > newest) return undefined;
  const rows: { uid: string; document_id: string | null }[] | undefined = await inTransaction(
    strapi,
    async (trx) => {
      // One that is older, or where counting began, shows that nothing since is missing.
      if (!(await trx(table).where('revision', '<=', since).first('id'))) return undefined;
      return trx(table).where('revision', '>', since).select('uid', 'document_id');
    },
  );
  if (!rows) return undefined;
  const changed = new Map<string, Set<string> | 'any'>();
  for (const { uid, document_id: documentId } of rows) {
    const ids = changed.get(uid) ?? new Set();
    if (ids === 'any') continue;
    if (documentId === null) changed.set(uid, 'any');
    else changed.set(uid, ids.add(documentId));
  }
  return changed;
}
