import { useCallback, useEffect, useState } from 'react';
import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { useFetchClient } from '@strapi/strapi/admin';
import type { UkZone } from '../../taking-down/uk-wall-clock';
import { onChangedContent } from '../use-answer';

/** What stands between an entry and the public, as the CMS answers it. Moments are ISO 8601, UTC. */
export interface ReleaseState {
  isPublished: boolean;
  /** Its whole public address; of a withdrawn one, where it was. */
  siteAddress: string | null;
  mayPublish: boolean;
  /** Whether they may say when it comes down, or could once it is planned. */
  mayTakeDown: boolean;
  withdrawal: Withdrawal | null;
  takenDown: { at: string; by: string } | null;
  /** When it is planned to go live; null where nothing is planned. */
  goesLiveAt: string | null;
  /** `atUk` is the wall clock in the UK: `2026-12-03T09:00`. */
  takeDown: TakeDown | null;
}

export interface Withdrawal {
  id: string;
  reason: WithdrawalReason | null;
  text: string | null;
  leavesNotice: boolean;
  withdrawnAt: string;
  withdrawnBy: string;
}

export interface TakeDown {
  at: string;
  atUk: string;
  zone: UkZone;
  /** Why it comes down sooner than its review type asks, where it does. */
  reason: string | null;
}

export interface EntryRef {
  uid: string;
  documentId: string;
}

/**
 * Asks what stands between an entry and the public, and again when the content has changed.
 *
 * @param version changes when the entry does; asks again
 * @returns undefined until the CMS has answered, null when it gave no answer; and a function that
 *   takes over what a change has answered
 */
export function useReleaseState({ uid, documentId }: EntryRef, version: string) {
  const { get } = useFetchClient();
  const [state, setState] = useState<ReleaseState | null>();

  const ask = useCallback(async () => {
    const params = { uid, documentId };
    const { data } = await get<{ data: ReleaseState }>('/editor-screens/release-state', { params });
    return data.data;
  }, [get, uid, documentId]);

  useEffect(() => {
    let isCurrent = true;
    const askAgain = () => {
      ask().then(
        (answer) => isCurrent && setState(answer),
        () => isCurrent && setState(null),
      );
    };
    askAgain();
    const stop = onChangedContent(askAgain);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [ask, version]);

  return [state, setState] as const;
}
