import type { SnapshotStatus } from 'strapi-content';
import { expect, it } from 'vitest';
import { readiness } from './health.ts';

const status: SnapshotStatus = {
  source: 'disk',
  revision: 7,
  fetchedAt: new Date('2026-03-01T10:00:00Z'),
  confirmedAt: new Date('2026-03-01T11:00:00Z'),
  fault: {
    kind: 'unreachable',
    message: 'http://10.0.0.7:1337/api could not be reached.',
    since: new Date('2026-03-01T11:00:01Z'),
  },
  diskFault: null,
  leftOut: [{ list: 'pages', id: 'secret-id', fault: 'title' }],
};

it('is ready while it has content, and says what is wrong and since when', () => {
  expect(readiness(status, new Date('2026-03-01T11:01:30Z'))).toEqual({
    status: 'ready',
    source: 'disk',
    confirmedAt: new Date('2026-03-01T11:00:00Z'),
    secondsSinceConfirmed: 90,
    cms: { fault: 'unreachable', since: new Date('2026-03-01T11:00:01Z') },
    disk: { fault: null },
    itemsLeftOut: 1,
  });
});

it('says whether a cache in front has been told, where there is one', () => {
  const cache = { fault: '500', since: new Date('2026-03-01T11:00:00Z'), isWaiting: true };
  expect(readiness(status, new Date(), cache)).toMatchObject({ status: 'ready', cache });
  expect(readiness(status, new Date())).not.toHaveProperty('cache');
});

it('is not ready without its token, and says that this is why', () => {
  const fault = { kind: 'no-token' as const, message: 'SITE_TOKEN', since: new Date(0) };
  const report = readiness({ ...status, source: 'nothing', revision: null, fault }, new Date());
  expect(report).toMatchObject({ status: 'no-content', cms: { fault: 'no-token' } });
});

it('tells nobody the CMS’s own address or an item’s id', () => {
  const text = JSON.stringify(readiness(status, new Date()));
  expect(text).not.toMatch(/10\.0\.0\.7|secret-id/);
});

it('does not move when a take-down is planned, which raises the revision', () => {
  const now = new Date('2026-03-01T11:01:30Z');
  const later = { ...status, revision: 8, fetchedAt: now };
  expect(readiness(later, now)).toEqual(readiness(status, now));
});

it('is not ready without content', () => {
  const nothing = { ...status, revision: null, fetchedAt: null, confirmedAt: null };
  expect(readiness(nothing, new Date())).toMatchObject({
    status: 'no-content',
    secondsSinceConfirmed: null,
  });
});
