import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { anotherCms, type CmsProcess, ownCms } from './fleet.ts';
import { commitTimes, faultsOf } from './outcome.ts';
import { runStress, type Stress } from './stress.ts';
import { delaysOf, keepStress } from './stress-figures.ts';

/** What fails the proof on the slowest machine; whether the goals are met stands in the figures. */
const latestMs = 300_000;

/**
 * Kills CMS processes at random while releases fall due, and looks as a visitor all the time:
 * everything goes out once, and nothing a millisecond early.
 */
export function proveStress(run: Run, processes: number, stress: Stress): void {
  const name = `${stress.items} items, ${processes} CMS process${processes > 1 ? 'es' : ''}`;
  const timeout = 900_000 + stress.items * (stress.gap + 3_000);
  describe(`releases: ${name} that are killed at random`, { timeout }, () => {
    const others: CmsProcess[] = [];
    afterAll(async () => {
      for (const cms of others) await cms.kill();
    });

    it('go out once each, never early', async () => {
      const { product } = run;
      for (let at = 1; at < processes; at += 1) others.push(await anotherCms(product));
      const fleet = [ownCms(product), ...others];
      const outcome = await runStress(product, fleet, stress);
      const ups = fleet.flatMap((cms) => cms.ups);
      const delays = delaysOf(outcome, ups, await commitTimes(product));
      keepStress(run.keep, name, outcome, ups, delays);

      expect(await faultsOf(product, outcome.items)).toEqual([]);
      expect([...outcome.seen.values()].flatMap(({ early }) => early)).toEqual([]);
      expect(outcome.kills).toBeGreaterThan(0);
      for (const [place, all] of delays) {
        expect(
          all.filter(({ ms }) => !(ms >= 0 && ms < latestMs)),
          place,
        ).toEqual([]);
      }
    });
  });
}
