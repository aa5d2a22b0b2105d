import { expect, it } from 'vitest';
import { lastChecked } from './last-checked';

const run = {
  id: 'a',
  by: 'Ada Approver',
  finishedAt: '2026-11-26T10:15:30.000Z',
  verdict: 'hidden',
  summary: '',
} as const;

it('says when, in UK time, and what was found', () => {
  expect(lastChecked(run, '2026-11-26T10:00:00.000Z')).toBe(
    'Last checked 26 November 2026, 10:15: nothing could be seen.',
  );
  expect(lastChecked({ ...run, finishedAt: '2026-07-01T10:15:30.000Z' }, '2026-01-01')).toContain(
    '1 July 2026, 11:15',
  );
});

it('says when it was changed after that', () => {
  expect(lastChecked(run, '2026-11-26T10:16:00.000Z')).toBe(
    'Last checked 26 November 2026, 10:15: nothing could be seen. It has been changed since then.',
  );
});
