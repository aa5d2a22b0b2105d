import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { LookAnswer } from '../../approving/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import type { Answered } from '../use-answer';

/**
 * Reads once what an approver decides about. It does not follow later changes: whoever decides sends
 * the fingerprint of what they saw, and the CMS refuses it where it has changed.
 */
export function useLook({ uid, documentId }: EntryRef): Answered<LookAnswer> {
  const { get } = useFetchClient();
  const [look, setLook] = useState<Answered<LookAnswer>>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const settle = (answer: Answered<LookAnswer>) => isCurrent && setLook(answer);
    const params = { uid, documentId };
    get<{ data: LookAnswer }>('/editor-screens/approval/look', { params }).then(
      ({ data }) => settle({ state: 'ready', data: data.data }),
      () => settle({ state: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, uid, documentId]);
  return look;
}
