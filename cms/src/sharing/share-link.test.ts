import { expect, it } from 'vitest';
import { endOf, linkNumber, type ShareLink } from './share-link';

const link: ShareLink = {
  id: '4f2a91c0-0000-4000-8000-000000000000',
  uid: 'api::form.form',
  documentId: 'x',
  version: 'x',
  offered: [],
  recipient: 'x',
  purpose: 'x',
  madeBy: 'x',
  madeAt: '2026-06-01T09:00:00.000Z',
  worksUntil: '2026-06-15T09:00:00.000Z',
  revokedAt: null,
  revokedBy: null,
  closedAt: null,
  closedBecause: null,
};
const before = '2026-06-15T08:59:59.999Z';
const at = '2026-06-15T09:00:00.000Z';
const earlier = '2026-06-02T09:00:00.000Z';

it.each<[Partial<ShareLink>, string, string | null]>([
  [{}, before, null],
  [{}, at, 'expired'],
  [{ revokedAt: earlier }, before, 'revoked'],
  [{ revokedAt: earlier }, at, 'revoked'],
  [{ revokedAt: '2026-07-01T09:00:00.000Z' }, before, 'expired'],
  [{ closedAt: '2026-07-01T09:00:00.000Z', closedBecause: 'published' }, before, 'expired'],
  [{ closedAt: earlier, closedBecause: 'published' }, at, 'published'],
  [{ closedAt: earlier, closedBecause: 'deleted' }, before, 'deleted'],
])('%o ends at %s as %s', (fields, now, end) => {
  expect(endOf({ ...link, ...fields }, new Date(now))).toBe(end);
});

it('has a number that is easy to say', () => expect(linkNumber(link)).toBe('4F2A91C0'));
