import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { ReceiptAnswer } from '../../receipts/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';

/** How often to ask while the CMS looks at the site, in milliseconds. */
const pause = 2_000;

/**
 * The receipts of an entry, the newest first.
 *
 * @param entry null for none
 * @param version changes when any version of the entry does
 * @returns null until the CMS has answered
 */
export function useReceipts(entry: EntryRef | null, version: string): ReceiptAnswer[] | null {
  const { get } = useFetchClient();
  const [receipts, setReceipts] = useState<ReceiptAnswer[] | null>(null);
  const { uid, documentId } = entry ?? {};
  useEffect(() => {
    if (!uid || !documentId) return;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      get<{ data: ReceiptAnswer[] }>('/editor-screens/receipts', { params: { uid, documentId } })
        .then(({ data }) => {
          if (!isCurrent) return;
          setReceipts(data.data);
          if (data.data[0]?.state === 'looking') timer = setTimeout(ask, pause);
        })
        .catch(() => undefined);
    };
    ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [get, uid, documentId, version]);
  return receipts;
}
