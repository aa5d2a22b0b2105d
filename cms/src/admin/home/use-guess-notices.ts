import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { GuessNoticesAnswer } from '../../probes/answers';

/** How often the screen asks, in milliseconds: it may stay open for a day. */
const pause = 60_000;

/**
 * Asks whether somebody may be guessing.
 *
 * @returns null until the CMS has answered; and a function that takes over a newer answer
 */
export function useGuessNotices() {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<GuessNoticesAnswer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = () => {
      get<{ data: GuessNoticesAnswer }>('/guess-notices/open').then(
        ({ data }) => isCurrent && setAnswer(data.data),
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, pause);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [get]);
  return [answer, setAnswer] as const;
}
