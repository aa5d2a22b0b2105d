import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { ownCms } from './fleet.ts';
import { areDone, faultsOf } from './outcome.ts';
import { placesOf } from './places.ts';
import { fallDue, type PlannedItem, planItem, publicationUid } from './planned-items.ts';
import { rowsOf } from './rows.ts';
import { startVisitor } from './visitor.ts';

/** How long after its start a CMS should have caught up, in milliseconds. */
const goalMs = 5_000;
/** What fails the proof on the slowest machine. */
const longestMs = 60_000;

/** Fault 6: no CMS runs when things fall due. */
export function proveCatchingUp(run: Run): void {
  describe('releases: no CMS runs at the time', { timeout: 240_000 }, () => {
    it('are caught up in order; what is due to come down too is never seen', async () => {
      const { product } = run;
      const [first, second, flash, leaving] = [
        await planItem(product),
        await planItem(product),
        await planItem(product),
        await planItem(product),
      ];
      await fallDue(product, [leaving], Date.now());
      await until('what will come down is out', () => areDone(product, [leaving]), longestMs);
      const pageOf = ({ slug }: PlannedItem) =>
        `${product.siteUrl}/learning-reviews/publications/${slug}`;
      const statusOf = async (item: PlannedItem) => (await fetch(pageOf(item))).status;
      await until('the site shows it', async () => (await statusOf(leaving)) === 200, longestMs);

      const downAt = Date.now() + 8_000;
      for (const item of [flash, leaving]) await comeDown(product, item, downAt);
      await until('the site knows of it', async () => knowsTakeDown(product, leaving), longestMs);
      await product.killCms();
      // Planned in the other order than they are due.
      await fallDue(product, [second], downAt + 500);
      await fallDue(product, [flash], downAt - 500);
      await fallDue(product, [first], downAt - 1_000);
      const visitor = startVisitor([first, second, flash], placesOf(product, [ownCms(product)]));
      await pause(downAt - Date.now());
      const isDown = async () => (await statusOf(leaving)) !== 200;
      const noticed = await until('it is down on the site', isDown);
      await pause(1_000);

      await product.startCms();
      const readyAt = Date.now();
      await until('all is caught up', () => areDone(product, [first, second]), longestMs);
      const took = Date.now() - readyAt;
      await until(
        'the take-down is in the audit trail',
        () => isTakenDown(product, leaving),
        longestMs,
      );
      await pause(1_500);
      const seen = await visitor.stop();

      expect(await faultsOf(product, [first, second])).toEqual([]);
      expect(await orderOf(product, [first, second])).toEqual([first, second].map(idOf));
      expect(await everPublished(product, flash)).toBe(false);
      const [release] = await rowsOf(
        product,
        `SELECT state FROM releases WHERE id = '${flash.releaseId}'`,
      );
      expect(release).toMatchObject({ state: 'superseded' });
      for (const { first: times, early } of seen.values()) {
        expect(early).toEqual([]);
        expect(times.has(flash.documentId)).toBe(false);
      }
      expect(await statusOf(leaving)).not.toBe(200);
      run.keep(
        'Releases',
        'due while no CMS ran',
        `caught up ${took} ms after the start (${took < goalMs ? 'goal met' : 'later than the goal'}), in order; the site took down by itself within ${noticed} ms; what was due to come down too was never seen`,
      );
    });
  });
}

const idOf = ({ documentId }: PlannedItem) => documentId;

/** Plans a take-down to the millisecond, and raises the revision as the admin does. */
async function comeDown(product: WholeProduct, { documentId }: PlannedItem, at: number) {
  const time = new Date(at).toISOString();
  await rowsOf(
    product,
    `INSERT INTO take_downs (uid, document_id, at, by_name)
      VALUES ('${publicationUid}', '${documentId}', '${time}', 'The proofs')`,
  );
  await rowsOf(product, 'UPDATE published_revision SET revision = revision + 1');
}

/** The site keeps what it knows in a file, also of what must come down. */
function knowsTakeDown({ dataDir }: WholeProduct, { documentId }: PlannedItem): boolean {
  const text = readFileSync(path.join(dataDir, 'snapshot', 'published.json'), 'utf8');
  const at = text.indexOf('"take-downs"');
  return text.slice(at, text.indexOf(']', at)).includes(documentId);
}

async function isTakenDown(product: WholeProduct, { documentId }: PlannedItem): Promise<boolean> {
  const rows = await rowsOf(
    product,
    `SELECT 1 FROM audit_events WHERE action = 'taken-down' AND document_id = '${documentId}'`,
  );
  return rows.length === 1;
}

async function everPublished(product: WholeProduct, { documentId }: PlannedItem) {
  const rows = await rowsOf(
    product,
    `SELECT 1 FROM audit_events
      WHERE action IN ('released', 'published') AND document_id = '${documentId}'`,
  );
  return rows.length > 0;
}

/** The ids of those that were released, in the order of the audit trail. */
async function orderOf(product: WholeProduct, items: readonly PlannedItem[]): Promise<unknown[]> {
  const ids = items.map(({ documentId }) => `'${documentId}'`).join(', ');
  const rows = await rowsOf(
    product,
    `SELECT document_id AS id FROM audit_events
      WHERE action = 'released' AND document_id IN (${ids}) ORDER BY seq`,
  );
  return rows.map(({ id }) => id);
}
