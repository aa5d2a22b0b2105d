import { useEffect } from 'react';
import type { HeldDocument } from '../../checking/answers';
import { useAnswer } from '../use-answer';

/** How often the screen asks, in milliseconds: it may stay open for a day. */
const pause = 60_000;

/** The documents that the checks hold back; none until the CMS has answered. */
export function useHeldDocuments(): HeldDocument[] {
  const [answer, ask] = useAnswer<HeldDocument[]>('/document-checks/held');
  useEffect(() => {
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask]);
  return answer.state === 'ready' ? answer.data : [];
}
