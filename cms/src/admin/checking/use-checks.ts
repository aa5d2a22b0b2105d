import { useEffect } from 'react';
import type { ChecksAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { type Answered, useAnswer } from '../use-answer';
import { isUnderWay } from './words';

const pause = 1_000;

/**
 * Asks how the documents of an entry stand, and each second while one is being checked.
 *
 * @param version changes when the entry does; asks again
 */
export function useChecks({ uid, documentId }: EntryRef, version: string): Answered<ChecksAnswer> {
  const query = new URLSearchParams({ uid, documentId });
  const [answer, ask] = useAnswer<ChecksAnswer>(`/document-checks?${query}`);
  useEffect(() => void ask(), [ask, version]);
  const waits = answer.state === 'ready' && answer.data.documents.some(isUnderWay);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask, waits]);
  return answer;
}
