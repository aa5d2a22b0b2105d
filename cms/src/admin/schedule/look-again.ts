import type { ReleasePlanAnswer } from '../../scheduling/answers';
import type { Answered } from '../use-answer';

type Answer = Answered<ReleasePlanAnswer>;

/** How often an open screen asks, in milliseconds. */
const pause = 20_000;
/** What going out takes at most, as a rule. */
const afterwards = 1_500;

/** In how many milliseconds to ask again how an entry is to go out; null when nothing can change by itself. */
export function lookAgainIn(answer: Answer, now = Date.now()): number | null {
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') return pause;
  const { release } = answer.data;
  if (!release) return null;
  const left = Date.parse(release.at) - now;
  return left > 0 ? Math.min(left + afterwards, pause) : pause;
}

/** Whether the release that was waiting has gone out by now. */
export function hasGoneOut(waiting: string | null, answer: Answer): boolean {
  if (waiting === null || answer.state !== 'ready') return false;
  const { release, lastDone } = answer.data;
  return release === null && lastDone?.id === waiting;
}
