import { createHmac } from 'node:crypto';
import { checkerVersion } from './checker-version.js';
import type { ReadFile } from './process/job.js';
import type { Finding, WatchList } from './report.js';

/**
 * Gives each finding a name by which a decision can be bound to it: another file, another version of
 * the check or another text gives another one. What was found goes into it only under the secret key
 * of the watch-list: a hash of a date or a telephone number without one is easily guessed.
 */
export function identified(
  findings: Finding[],
  { sha256 }: ReadFile,
  watchList: WatchList | undefined,
): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { kind, severity, places, text } = finding;
    const facts = [checkerVersion, sha256, kind, severity, places[0], watchList ? text : null];
    const hash = createHmac('sha256', watchList?.key ?? sha256).update(JSON.stringify(facts));
    const id = `${kind}-${hash.digest('hex').slice(0, 16)}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...finding, id: count === 1 ? id : `${id}-${count}` };
  });
}
