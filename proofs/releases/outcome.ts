import type { WholeProduct } from '../running/whole-product.ts';
import type { Bundle, PlannedItem } from './planned-items.ts';
import { rowsOf } from './rows.ts';

/**
 * Looks into the database for what is not there exactly once after everything was due.
 *
 * @returns one line for each fault
 */
export async function faultsOf(
  product: WholeProduct,
  items: readonly PlannedItem[],
): Promise<string[]> {
  const { published, audited, receipts, done } = await countsOf(product);
  const releaseIds = [...new Set(items.map(({ releaseId }) => releaseId))];
  return [
    ...notOnce(
      'published versions',
      items.map(({ documentId }) => documentId),
      published,
    ),
    ...notOnce(
      'rows "released" in the audit trail',
      items.map(({ documentId }) => documentId),
      audited,
    ),
    ...notOnce('receipts', releaseIds, receipts),
    ...notOnce('releases that are done', releaseIds, done),
  ];
}

/** What is kept of a release, by what names it. */
const kept = {
  published: `SELECT document_id AS id, COUNT(*) AS n FROM publications
    WHERE published_at IS NOT NULL GROUP BY document_id`,
  audited: `SELECT document_id AS id, COUNT(*) AS n FROM audit_events
    WHERE action = 'released' GROUP BY document_id`,
  receipts: 'SELECT release_id AS id, COUNT(*) AS n FROM receipts GROUP BY release_id',
  done: `SELECT id, COUNT(*) AS n FROM releases WHERE state = 'done' GROUP BY id`,
};

/** How often each item, or each release, is there: in one statement, so at one moment. */
async function countsOf(product: WholeProduct) {
  const parts = Object.entries(kept).map(
    ([what, sql]) => `SELECT '${what}' AS what, id, n FROM (${sql}) AS of_${what}`,
  );
  const rows = await rowsOf(product, parts.join(' UNION ALL '));
  const of = (what: keyof typeof kept) =>
    new Map(rows.filter((row) => row.what === what).map(({ id, n }) => [String(id), Number(n)]));
  return {
    published: of('published'),
    audited: of('audited'),
    receipts: of('receipts'),
    done: of('done'),
  };
}

/**
 * Whether a bundle has gone out, in everything that is kept of it.
 *
 * @throws Error when a part of it has and a part has not
 */
export async function isOut(product: WholeProduct, bundle: Bundle): Promise<boolean> {
  const { published, audited, receipts, done } = await countsOf(product);
  const counts = bundle.flatMap(({ documentId, releaseId }) => [
    published.get(documentId) ?? 0,
    audited.get(documentId) ?? 0,
    receipts.get(releaseId) ?? 0,
    done.get(releaseId) ?? 0,
  ]);
  if (new Set(counts).size === 1) return counts[0] === 1;
  throw new Error(`Half of it is out: ${counts.join(' ')}`);
}

function notOnce(what: string, ids: readonly string[], counts: Map<string, number>): string[] {
  return ids
    .filter((id) => counts.get(id) !== 1)
    .map((id) => `${id} has ${counts.get(id) ?? 0} ${what}`);
}

/** Whether all of them have gone out. */
export async function areDone(
  product: WholeProduct,
  items: readonly PlannedItem[],
): Promise<boolean> {
  const { done } = await countsOf(product);
  return items.every(({ releaseId }) => done.has(releaseId));
}

/**
 * When each item became public, to the microsecond: the commit of its row in the audit trail, which
 * is that of its publishing. PostgreSQL only.
 *
 * @returns milliseconds since 1970 UTC by documentId; empty on SQLite, which keeps no such times
 */
export async function commitTimes(product: WholeProduct): Promise<Map<string, number>> {
  if (!product.postgres) return new Map();
  const rows = await rowsOf(
    product,
    `SELECT document_id AS id, EXTRACT(EPOCH FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at
       FROM audit_events WHERE action = 'released'`,
  );
  return new Map(rows.map(({ id, at }) => [String(id), Number(at)]));
}
