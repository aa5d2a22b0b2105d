import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { AuditList } from '../../audit/answers';
import { refusalOf } from '../refusal';

/** The answer, with the one before it while the next is on its way. */
export type AuditAnswer =
  | { state: 'loading'; before: AuditList | null }
  | { state: 'refused'; message: string; before: AuditList | null }
  | { state: 'ready'; data: AuditList };

const typingPause = 300;

/** Asks for a page of events, once nobody has typed for a moment. @param path with its query */
export function useAudit(path: string): AuditAnswer {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<AuditAnswer>({ state: 'loading', before: null });
  useEffect(() => {
    let isCurrent = true;
    setAnswer((known) => ({
      state: 'loading',
      before: known.state === 'ready' ? known.data : known.before,
    }));
    const ask = () =>
      get<{ data: AuditList }>(`/editor-screens${path}`).then(
        ({ data }) => isCurrent && setAnswer({ state: 'ready', data: data.data }),
        (error: unknown) =>
          isCurrent &&
          setAnswer({
            state: 'refused',
            message: refusalOf(error, 'The CMS gave no answer. Please load this page again.'),
            before: null,
          }),
      );
    const timer = setTimeout(ask, typingPause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [get, path]);
  return answer;
}
