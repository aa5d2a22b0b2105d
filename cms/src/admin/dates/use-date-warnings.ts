import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { bundleWarnings } from '../../dates/bundle-warnings';
import type { DateWarning } from '../../dates/date-warning';
import type { UkZone } from '../../taking-down/uk-wall-clock';
import type { Answered } from '../use-answer';
import type { EntryRef } from '../withdrawing/release-state';

/** Times as a UK clock shows them, `YYYY-MM-DDTHH:mm`; empty where none is chosen. */
export interface AskedTimes {
  goLiveUk?: string;
  takeDownUk?: string;
  zone?: UkZone;
}

/** How long somebody may go on typing before the CMS is asked, in milliseconds. */
const patience = 300;

/**
 * Asks what chosen times of entries meet, and never answers for a time that was chosen before.
 *
 * @param entries those that go live, or come down, at these times; titles tell those of a bundle apart
 */
export function useDateWarnings(
  entries: readonly (EntryRef & { title?: string })[],
  { goLiveUk = '', takeDownUk = '', zone }: AskedTimes,
): Answered<DateWarning[]> {
  const { get } = useFetchClient();
  const names = goLiveUk || takeDownUk ? entries.map(nameOf).join() : '';
  const asked = [names, goLiveUk, takeDownUk, zone].join(' ');
  const [answered, setAnswered] = useState<{ asked: string; answer: Answered<DateWarning[][]> }>();

  useEffect(() => {
    let isCurrent = true;
    const keep = (answer: Answered<DateWarning[][]>) => {
      if (isCurrent) setAnswered({ asked, answer });
    };
    const ask = async (name: string): Promise<DateWarning[]> => {
      const [uid, documentId] = name.split(' ');
      const params = { uid, documentId, goLiveUk, takeDownUk, zone };
      const address = '/editor-screens/date-warnings';
      const { data } = await get<{ data: DateWarning[] }>(address, { params });
      return data.data;
    };
    const askAll = async () => {
      const data = await Promise.all(names ? names.split(',').map(ask) : []);
      keep({ state: 'ready', data });
    };
    const timer = setTimeout(() => askAll().catch(() => keep({ state: 'failed' })), patience);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [get, asked, names, goLiveUk, takeDownUk, zone]);

  if (answered?.asked !== asked) return { state: 'loading' };
  const { answer } = answered;
  if (answer.state !== 'ready') return answer;
  const ofEach = entries.map(({ title = '' }, at) => ({ title, warnings: answer.data[at] ?? [] }));
  return { state: 'ready', data: bundleWarnings(ofEach) };
}

function nameOf({ uid, documentId }: EntryRef): string {
  return `${uid} ${documentId}`;
}
