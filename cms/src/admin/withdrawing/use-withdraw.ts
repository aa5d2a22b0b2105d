import { useEffect, useRef, useState } from 'react';
import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { useFetchClient } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';
import { announceChangedContent } from '../use-answer';
import type { EntryRef, ReleaseState } from './release-state';

type Progress =
  | { step: 'choosing' }
  | { step: 'working' }
  | { step: 'failed'; message: string }
  | { step: 'done' };

interface Decision {
  reason: WithdrawalReason;
  leavesNotice: boolean;
  text: string;
}

const noAnswer =
  'The CMS gave no answer, so it may still be on the site. What you chose is still here: choose “Withdraw now” again. If it fails again, telephone whoever runs the site and ask for it to be taken off.';

/** Withdraws an entry, and says how far that is. */
export function useWithdraw(entry: EntryRef) {
  const { get, post } = useFetchClient();
  const [progress, setProgress] = useState<Progress>({ step: 'choosing' });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  /** An answer that was lost on its way is no failure. */
  const isWithdrawn = async () => {
    const question = get<{ data: ReleaseState }>('/editor-screens/release-state', {
      params: entry,
    });
    return question.then(
      ({ data }) => data.data.withdrawal !== null,
      () => false,
    );
  };

  const finish = (end: Progress) => {
    setProgress(end);
    // Somebody closed the dialogue meanwhile, so the screen behind it must find out by itself.
    if (!isOpen.current) announceChangedContent();
  };

  const withdraw = async (decision: Decision) => {
    setProgress({ step: 'working' });
    try {
      await post('/editor-screens/withdrawals', { ...entry, ...decision });
      finish({ step: 'done' });
    } catch (error) {
      const message = refusalOf(error, noAnswer);
      finish((await isWithdrawn()) ? { step: 'done' } : { step: 'failed', message });
    }
  };

  return { progress, withdraw, startAgain: () => setProgress({ step: 'choosing' }) };
}
