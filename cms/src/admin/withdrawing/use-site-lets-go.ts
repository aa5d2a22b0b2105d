import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { EntryRef } from './release-state';

export type SiteLooks = 'looking' | 'gone' | 'still-there' | 'unknown';

/** Whether the public site has let go of what was just withdrawn: the CMS looks from outside. */
export function useSiteLetsGo({ uid, documentId }: EntryRef): SiteLooks {
  const { get } = useFetchClient();
  const [site, setSite] = useState<SiteLooks>('looking');
  useEffect(() => {
    let isCurrent = true;
    const question = get<{ data: { hasLetGo: boolean | null } }>('/editor-screens/site-lets-go', {
      params: { uid, documentId },
    });
    question.then(
      ({ data }) => isCurrent && setSite(wordOf(data.data.hasLetGo)),
      () => isCurrent && setSite('unknown'),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, uid, documentId]);
  return site;
}

function wordOf(hasLetGo: boolean | null): SiteLooks {
  if (hasLetGo === null) return 'unknown';
  return hasLetGo ? 'gone' : 'still-there';
}
