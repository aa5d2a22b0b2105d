import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

type Addresses = Record<string, string>;
type Get = ReturnType<typeof useFetchClient>['get'];

interface Batch {
  ids: Set<string>;
  answer: Promise<Addresses>;
}

const batches = new Map<string, Batch>();

/**
 * Where the public reads an entry now: a whole address, null when it is not on the site, undefined
 * until the CMS has answered. All rows of a list are asked for in one request.
 *
 * @param version changes when the entry does, such as its time of last change; asks again
 */
export function useSiteAddress(
  uid: string,
  documentId: string | undefined,
  version: string,
): string | null | undefined {
  const { get } = useFetchClient();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    if (!documentId) return;
    let isCurrent = true;
    askFor(get, uid, documentId).then(
      (addresses) => isCurrent && setAddress(addresses[documentId] ?? null),
      () => isCurrent && setAddress(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, uid, documentId, version]);
  return documentId ? address : null;
}

/** Asks now, for one entry. */
export async function siteAddress(get: Get, uid: string, documentId: string) {
  return (await askFor(get, uid, documentId))[documentId] ?? null;
}

function askFor(get: Get, uid: string, documentId: string): Promise<Addresses> {
  const waiting = batches.get(uid);
  if (waiting && waiting.ids.size < 100) {
    waiting.ids.add(documentId);
    return waiting.answer;
  }
  const ids = new Set([documentId]);
  const answer = soon().then(() => {
    batches.delete(uid);
    return fetchAddresses(get, uid, ids);
  });
  batches.set(uid, { ids, answer });
  return answer;
}

/** Long enough for every row of a list to have asked. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

async function fetchAddresses(get: Get, uid: string, ids: Set<string>): Promise<Addresses> {
  const { data } = await get<{ data: Addresses }>('/editor-screens/site-addresses', {
    params: { uid, ids: [...ids].join(',') },
  });
  return data.data;
}
