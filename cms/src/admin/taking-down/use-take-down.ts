import { useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { UkZone } from '../../taking-down/uk-wall-clock';
import { refusalOf } from '../refusal';
import { announceChangedContent } from '../use-answer';
import type { EntryRef, ReleaseState } from '../withdrawing/release-state';

const noAnswer = 'The CMS gave no answer. What you chose is still here: please try again.';

/** Sets or cancels the time at which an entry comes down, and says how far that is. */
export function useTakeDown(entry: EntryRef, onSaved: (state: ReleaseState) => void) {
  const { post } = useFetchClient();
  const [working, setWorking] = useState<'saving' | 'cancelling' | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (body: { atUk: string | null; zone?: UkZone; reason?: string }) => {
    setWorking(body.atUk === null ? 'cancelling' : 'saving');
    setRefusal(null);
    try {
      const order = { ...entry, ...body };
      const { data } = await post<{ data: ReleaseState }>('/editor-screens/take-down', order);
      announceChangedContent();
      onSaved(data.data);
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    } finally {
      setWorking(null);
    }
  };

  return { working, refusal, setRefusal, send };
}
