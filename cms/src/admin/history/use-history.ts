import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { type Answered, onChangedContent } from '../use-answer';

/**
 * Asks the CMS one of the questions of `history/routes.ts` about an entry.
 *
 * @param path from `/history`, such as `/differences`
 * @param more of the question, such as the versions to compare
 * @param version asks again when it changes, such as an entry's time of last change
 */
export function useHistory<T>(
  path: string,
  { uid, documentId }: EntryRef,
  more: Record<string, string> = {},
  version = '',
): Answered<T> {
  const { get } = useFetchClient();
  const question = `/editor-screens/history${path}?${String(new URLSearchParams({ uid, documentId, ...more }))}`;
  const [found, setFound] = useState<{ question: string; answer: Answered<T> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const settle = (answer: Answered<T>) => isCurrent && setFound({ question, answer });
    const ask = () =>
      void get<{ data: T }>(question).then(
        ({ data }) => settle({ state: 'ready', data: data.data }),
        () => settle({ state: 'failed' }),
      );
    ask();
    const stopListening = onChangedContent(ask);
    return () => {
      isCurrent = false;
      stopListening();
    };
  }, [get, question, version]);
  return found?.question === question ? found.answer : { state: 'loading' };
}
