import { useEffect } from 'react';
import type { AlarmsAnswer } from '../../alarms/answers';
import { type Answered, useAnswer } from '../use-answer';

/** How often the screen asks, in milliseconds: it may stay open for a day. */
const pause = 15_000;

/** @returns the open alarms, the newest first, kept up to date; and what asks for them at once */
export function useAlarms(): [Answered<AlarmsAnswer>, () => Promise<void>] {
  const [answer, ask] = useAnswer<AlarmsAnswer>('/alarms');
  useEffect(() => {
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask]);
  return [answer, ask];
}
