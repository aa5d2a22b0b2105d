import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { ApprovalAnswer } from '../../approving/answers';
import type { EntryRef } from '../withdrawing/release-state';

/** The fingerprint of the draft that a screen showed; null where it could not be read. */
export type SeenDraft = Promise<string | null>;

/**
 * Reads once which draft a screen shows, and does not follow later changes: planning approves only
 * what the planner saw.
 */
export async function readSeenDraft(
  get: ReturnType<typeof useFetchClient>['get'],
  { uid, documentId }: EntryRef,
): SeenDraft {
  const params = { uid, documentId };
  const address = '/editor-screens/approval';
  return get<{ data: ApprovalAnswer }>(address, { params }).then(
    ({ data }) => data.data.fingerprint,
    () => null,
  );
}

/**
 * The draft that an edit screen shows.
 *
 * @param version changes when the screen shows another
 */
export function useSeenDraft(
  { uid, documentId }: EntryRef,
  version: string,
): SeenDraft | undefined {
  const { get } = useFetchClient();
  const [seen, setSeen] = useState<SeenDraft>();
  useEffect(
    () => setSeen(readSeenDraft(get, { uid, documentId })),
    [get, uid, documentId, version],
  );
  return seen;
}
