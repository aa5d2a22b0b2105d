import { useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';
import { announceChangedContent } from '../use-answer';

const noAnswer = 'The CMS gave no answer. What you chose is still here: please try again.';

/**
 * Gives the CMS one order, and says how far that is.
 *
 * @param onDone told what the CMS answered, after every panel was asked to look again
 */
export function useOrder<T>(onDone: (answer: T) => void) {
  const { post } = useFetchClient();
  const [isWorking, setIsWorking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  /** @param path from `/editor-screens`, such as `/releases/stop` */
  const send = async (path: string, body: object = {}) => {
    setIsWorking(true);
    setRefusal(null);
    try {
      const { data } = await post<{ data: T }>(`/editor-screens${path}`, body);
      announceChangedContent();
      onDone(data.data);
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    } finally {
      setIsWorking(false);
    }
  };

  return { isWorking, refusal, setRefusal, send };
}
