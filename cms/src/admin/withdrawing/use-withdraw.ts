import { useState } from 'react';
import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { useFetchClient } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';
import type { EntryRef, ReleaseState } from './release-state';

type Progress =
  | { step: 'choosing' }
  | { step: 'working' }
  | { step: 'failed'; message: string }
  | { step: 'done' };

interface Choices {
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

  const withdraw = async (choices: Choices) => {
    setProgress({ step: 'working' });
    try {
      await post('/editor-screens/withdrawals', { ...entry, ...choices });
      setProgress({ step: 'done' });
    } catch (error) {
      const message = refusalOf(error, noAnswer);
      setProgress((await isWithdrawn()) ? { step: 'done' } : { step: 'failed', message });
    }
  };

  return { progress, withdraw };
}
