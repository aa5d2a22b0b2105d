import { useEffect } from 'react';
import type { ChecksAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { type Answered, useAnswer } from '../use-answer';
import { useAskingAgain } from './use-asking-again';
import { isUnderWay } from './words';

/**
 * Asks how the documents of an entry stand, and each second while one is being checked.
 *
 * @param version changes when the entry does; asks again
 */
export function useChecks({ uid, documentId }: EntryRef, version: string): Answered<ChecksAnswer> {
  const query = new URLSearchParams({ uid, documentId });
  const [answer, ask] = useAnswer<ChecksAnswer>(`/document-checks?${query}`);
  useEffect(() => void ask(), [ask, version]);
  useAskingAgain(ask, answer.state === 'ready' && answer.data.documents.some(isUnderWay));
  return answer;
}
