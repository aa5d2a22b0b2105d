import { expect, it } from 'vitest';
import { preparingFor } from '../scheduling/clock';
import { firstPublishedDay, ukCalendarDay } from './first-published';

it('is today in the UK', () => {
  expect(ukCalendarDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(ukCalendarDay(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
});

it('is the day of the release where that is prepared the evening before', async () => {
  const midnight = new Date('2099-07-01T23:00:00Z');
  const day = () => firstPublishedDay({} as never, 'api::publication.publication', undefined);
  expect(await preparingFor(midnight, day)).toBe('2099-07-02');
  expect(await preparingFor(new Date(0), day)).toBe(ukCalendarDay(new Date()));
});
