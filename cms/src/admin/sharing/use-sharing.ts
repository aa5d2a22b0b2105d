import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { type Answered, onChangedContent } from '../use-answer';

/**
 * Asks the CMS one of the questions of `sharing/routes.ts`.
 *
 * @param path from `/sharing`, such as `/links?page=1`
 * @param version asks again when it changes, such as an entry's time of last change
 */
export function useSharing<T>(path: string, version = ''): Answered<T> {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answered<T>>({ state: 'loading' });
  const ask = useCallback(async () => {
    try {
      const { data } = await get<{ data: T }>(`/sharing${path}`);
      return { state: 'ready', data: data.data } as const;
    } catch {
      return { state: 'failed' } as const;
    }
  }, [get, path]);
  useEffect(() => {
    let isCurrent = true;
    const askAgain = () => void ask().then((answered) => isCurrent && setAnswer(answered));
    askAgain();
    const stopListening = onChangedContent(askAgain);
    return () => {
      isCurrent = false;
      stopListening();
    };
  }, [ask, version]);
  return answer;
}
