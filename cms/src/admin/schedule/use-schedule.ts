import { useEffect } from 'react';
import { type Answered, useAnswer } from '../use-answer';
import type { ScheduleAnswer } from '../../scheduling/answers';

/** How often the screen asks, in milliseconds: it may stay open all day. */
const pause = 20_000;

/**
 * What goes out and comes down in a span of time, kept up to date.
 *
 * @param from ISO 8601, UTC; what is late from before it comes too
 * @param to ISO 8601, UTC
 */
export function useSchedule(from: string, to: string): Answered<ScheduleAnswer> {
  const query = new URLSearchParams({ from, to });
  const [answer, ask] = useAnswer<ScheduleAnswer>(`/releases?${query}`);
  useEffect(() => {
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask]);
  return answer;
}
