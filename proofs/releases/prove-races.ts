import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { anotherCms, type CmsProcess } from './fleet.ts';
import { areDone, faultsOf } from './outcome.ts';
import { fallDue, planItems } from './planned-items.ts';

const releases = 6;
const subject = /^Subject: .*Receipt: released/im;

/** Fault 5: two CMS processes race for what is due at the same millisecond. */
export function proveRaces(run: Run): void {
  describe('releases: two CMS processes race', { timeout: 240_000 }, () => {
    let other: CmsProcess | undefined;
    afterAll(() => other?.kill());

    it('publish each item once, and send one e-mail for it', async () => {
      const { product } = run;
      other = await anotherCms(product);
      await other.start();
      const bundles = await planItems(
        product,
        Array.from({ length: releases }, () => 1),
        true,
      );
      const before = product.mail.received.length;
      await fallDue(product, bundles.flat(), Date.now() + 2_000);
      await until('all are out', () => areDone(product, bundles.flat()), 60_000);
      const receipts = () =>
        product.mail.received.slice(before).filter(({ source }) => subject.test(source));
      await until('the receipts came by e-mail', async () => receipts().length >= releases, 90_000);
      await pause(3_000);

      expect(await faultsOf(product, bundles.flat())).toEqual([]);
      expect(receipts()).toHaveLength(releases);
      expect(new Set(receipts().map(({ messageId }) => messageId)).size).toBe(releases);
      const result = `each published once, ${releases} receipts by e-mail`;
      run.keep('Releases', `${releases} due at once, 2 CMS processes race`, result);
    });
  });
}
