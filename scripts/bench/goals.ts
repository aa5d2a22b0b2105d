import type { Growth } from './growth.ts';
import { growthRatios } from './growth-table.ts';
import type { SpeedRow } from './in-turns.ts';
import { names } from './target.ts';

/** One figure that a goal is about, and whether it is as good as that. */
interface Figure {
  said: string;
  isMet: boolean;
}

/** The number of publications that the site is made for. */
const designCase = 10_000;

/** A line for each goal of the site: whether it is met, and else by what it is missed. */
export function goalLines(measured: readonly SpeedRow[], growth: readonly Growth[]): string {
  return [...speedGoals(measured), ...growthGoals(growth)].join('\n');
}

/** Of pages, the answer that nothing changed, and the page for unknown addresses. */
function speedGoals(measured: readonly SpeedRow[]): string[] {
  const pages = measured.filter(
    ({ target, row }) => target === names.site && !row.startsWith('document'),
  );
  const beside = (target: string, ratio: (one: SpeedRow, other: SpeedRow) => number) =>
    pages.flatMap((one) => {
      const other = measured.find(
        ({ row, connections, ...rest }) =>
          rest.target === target && row === one.row && connections === one.connections,
      );
      return other ? [{ one, ratio: ratio(one, other) }] : [];
    });
  const speed = (one: SpeedRow, other: SpeedRow) => one.perSecond / other.perSecond;
  const cpu = (one: SpeedRow, other: SpeedRow) => one.cpuMicroseconds / other.cpuMicroseconds;
  const said = ({ row, connections }: SpeedRow, value: string) =>
    `${row} at ${connections} (${value})`;
  return [
    line(
      'at least 55 of 100 of nginx’s requests per second',
      beside(names.nginx, speed).map(({ one, ratio }) => ({
        said: said(one, (ratio * 100).toFixed(0)),
        isMet: ratio >= 0.55,
      })),
    ),
    line(
      'at most twice nginx’s processor time',
      beside(names.nginx, cpu).map(({ one, ratio }) => ({
        said: said(one, `× ${ratio.toFixed(2)}`),
        isMet: ratio <= 2,
      })),
    ),
    line(
      'at least 8 times the requests per second of Astro’s memoryCache',
      beside(names.memoryCache, speed).map(({ one, ratio }) => ({
        said: said(one, `× ${ratio.toFixed(1)}`),
        isMet: ratio >= 8,
      })),
    ),
    line(
      'p99 under 50 ms at 200 connections',
      pages
        .filter(({ connections }) => connections === 200)
        .map((one) => ({ said: said(one, `${one.p99.toFixed(1)} ms`), isMet: one.p99 < 50 })),
    ),
  ];
}

function growthGoals(growth: readonly Growth[]): string[] {
  const largest = growth.filter(({ publications }) => publications === designCase);
  const megabytes = (what: string, bytes: number): Figure => ({
    said: `${what} (${(bytes / 1_048_576).toFixed(0)} MB)`,
    isMet: bytes < 350 * 1_048_576,
  });
  return [
    line(
      'first render of a page, but for the whole list, under 10 ms of processor time',
      growth.flatMap(({ publications, firstRenderMs }) =>
        Object.entries(firstRenderMs)
          .filter(([kind]) => kind !== 'whole list')
          .map(([kind, ms]) => ({
            said: `${kind} with ${publications} publications (${ms.toFixed(1)} ms)`,
            isMet: ms < 10,
          })),
      ),
    ),
    line(
      `${designCase} publications in under 350 MB of memory`,
      largest.flatMap(({ memoryBytes, memoryWhileIndexingBytes }) => [
        megabytes('at the end', memoryBytes),
        megabytes('while the index of the search is made', memoryWhileIndexingBytes),
      ]),
    ),
    line(
      `${designCase} publications ready from disk in under 3 s`,
      largest.map(({ startFromDiskSeconds: seconds }) => ({
        said: `${seconds.toFixed(2)} s`,
        isMet: seconds < 3,
      })),
    ),
    line(
      '95 of 100 publishes visible within 1 s',
      growth.map(({ publications, visibleP95Ms: ms }) => ({
        said: `with ${publications} publications (${ms.toFixed(0)} ms)`,
        isMet: ms < 1_000,
      })),
    ),
    line(
      'nothing grows faster than the number of publications',
      growthRatios(growth).map(({ name, from, to, times, isFaster }) => ({
        said: `${name} from ${from} to ${to} (× ${times.toFixed(1)})`,
        isMet: !isFaster,
      })),
    ),
  ];
}

function line(goal: string, figures: readonly Figure[]): string {
  if (figures.length === 0) return `- Not measured: ${goal}.`;
  const missed = figures.filter(({ isMet }) => !isMet);
  if (missed.length === 0) return `- Met: ${goal}.`;
  const all = missed.map(({ said }) => said).join(', ');
  return `- **Missed** by ${missed.length} of ${figures.length}: ${goal}; ${all}.`;
}
