import { skippedTime, ukMoments, type UkZone } from '../../taking-down/uk-wall-clock';

/** What somebody has chosen so far. */
export interface ChosenTime {
  /** `YYYY-MM-DD`, or nothing yet. */
  day: string;
  /** `HH:mm` on a UK clock, or nothing yet. */
  time: string;
  /** Which one, where the clocks show that time twice. */
  zone: UkZone | null;
}

/** A time as the CMS takes it: a UK clock's, with its zone where that is known. */
export interface TimeOrder {
  atUk: string;
  zone?: UkZone;
}

export const noTime: ChosenTime = { day: '', time: '', zone: null };

/** The fields as they were filled in for a time that is set already. */
export function chosenOf({ atUk, zone }: { atUk: string; zone: UkZone }): ChosenTime {
  const [day = '', time = ''] = atUk.split('T');
  return { day, time, zone };
}

/** The moments that a chosen time may mean: two in the hour that comes twice, until one is chosen. */
export function momentsOf({ day, time, zone }: ChosenTime) {
  const moments = ukMoments(`${day}T${time}`) ?? [];
  const chosen = moments.filter((moment) => moment.zone === zone);
  return moments.length > 1 && chosen.length > 0 ? chosen : moments;
}

/** Why a chosen time is none, as the CMS would say it; null otherwise, and while it is not whole. */
export function whyNoTime({ day, time }: ChosenTime): string | null {
  return ukMoments(`${day}T${time}`)?.length === 0 ? skippedTime : null;
}

/** What is to be sent for a chosen time, or the sentence that says what is still missing. */
export function orderOf(chosen: ChosenTime): { order: TimeOrder } | { missing: string } {
  if (!chosen.day || !chosen.time) return { missing: 'Give a day and a time.' };
  const [moment, other] = momentsOf(chosen);
  if (other) return { missing: 'That time comes twice. Choose which one.' };
  const atUk = `${chosen.day}T${chosen.time}`;
  return { order: moment ? { atUk, zone: moment.zone } : { atUk } };
}

/** The same for the question of what a time meets at which something goes live. */
export function goLive(chosen: ChosenTime): { goLiveUk: string; zone?: UkZone } {
  const time = orderOf(chosen);
  if ('missing' in time) return { goLiveUk: '' };
  const { atUk, ...zone } = time.order;
  return { goLiveUk: atUk, ...zone };
}
