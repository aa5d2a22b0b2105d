import type { RunSummary } from '../../embargo-check/answers';
import { ukTime } from '../../embargo-check/report-text';

const found: Record<RunSummary['verdict'], string> = {
  hidden: 'nothing could be seen',
  seen: 'something could be seen',
  'could-not-look': 'it could not look everywhere',
  public: 'it was public, so there was nothing to check',
};

/**
 * What to say of the last check.
 *
 * @param updatedAt when the item was last saved: ISO 8601, UTC
 */
export function lastChecked({ finishedAt, verdict }: RunSummary, updatedAt: string): string {
  const hasChanged = Date.parse(updatedAt) > Date.parse(finishedAt);
  const since = hasChanged ? ' It has been changed since then.' : '';
  return `Last checked ${ukTime(finishedAt)}: ${found[verdict]}.${since}`;
}
