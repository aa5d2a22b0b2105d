import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { CheckState } from '../../embargo-check/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';

const pause = 1_000;

/**
 * Asks for the checks of an item, and each second while one is under way.
 *
 * @param version changes when the item does; asks again
 * @returns undefined until the CMS has answered, null when it gave no answer; and a function that
 *   starts a check, which throws what the CMS refuses
 */
export function useCheck({ uid, documentId }: EntryRef, version: string) {
  const { get, post } = useFetchClient();
  const [state, setState] = useState<CheckState | null>();

  const ask = useCallback(async () => {
    const { data } = await get<{ data: CheckState }>('/embargo-check/state', {
      params: { uid, documentId },
    });
    return data.data;
  }, [get, uid, documentId]);

  const isRunning = Boolean(state?.running);
  useEffect(() => {
    let isCurrent = true;
    const askNow = () => {
      ask().then(
        (answer) => isCurrent && setState(answer),
        () => isCurrent && setState((known) => known ?? null),
      );
    };
    askNow();
    const timer = isRunning ? setInterval(askNow, pause) : undefined;
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [ask, isRunning, version]);

  const start = async () => {
    const { data } = await post<{ data: CheckState }>('/embargo-check/runs', { uid, documentId });
    setState(data.data);
  };
  return [state, start] as const;
}
