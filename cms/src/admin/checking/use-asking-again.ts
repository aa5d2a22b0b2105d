import { useEffect } from 'react';

const pause = 1_000;

/** Asks each second, as long as something is under way. */
export function useAskingAgain(ask: () => Promise<void>, isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask, isUnderWay]);
}
