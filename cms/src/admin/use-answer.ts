import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

export type Answered<T> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; data: T };

const contentChanged = 'learning-reviews:content-changed';

/** Lets every panel on the screen ask again. */
export function announceChangedContent(): void {
  window.dispatchEvent(new Event(contentChanged));
}

/** @returns a function that stops listening */
export function onChangedContent(listener: () => void): () => void {
  window.addEventListener(contentChanged, listener);
  return () => window.removeEventListener(contentChanged, listener);
}

/**
 * Asks the CMS one of the questions of `editor-screens/routes.ts`.
 *
 * @param path from `/editor-screens`, such as `/my-drafts`
 * @returns the answer, and a function that asks again
 */
export function useAnswer<T>(path: string): [Answered<T>, () => Promise<void>] {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answered<T>>({ state: 'loading' });
  const ask = useCallback(async () => {
    try {
      const { data } = await get<{ data: T }>(`/editor-screens${path}`);
      setAnswer({ state: 'ready', data: data.data });
    } catch {
      setAnswer({ state: 'failed' });
    }
  }, [get, path]);
  useEffect(() => {
    const askAgain = () => void ask();
    askAgain();
    return onChangedContent(askAgain);
  }, [ask]);
  return [answer, ask];
}
