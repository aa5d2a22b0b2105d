import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedState, NewFeed } from '../src/calendar/answers';
import type { ReleaseStateName } from '../src/scheduling/release';
import { createEntry } from './example-entries';
import { type Role, RunningCms } from './running-cms';

const never = `/calendar/${'x'.repeat(43)}.ics`;

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterAll(() => cms.stop());

beforeEach(() => cms.as('Approver', '/editor-screens/calendar-feed/end', { method: 'POST' }));

/** @returns the path of the new address */
async function renew(role: Role = 'Approver'): Promise<string> {
  const path = '/editor-screens/calendar-feed/renew';
  const { body } = await cms.as<{ data: NewFeed }>(role, path, { method: 'POST' });
  return new URL(body.data.address).pathname;
}

const state = async (role: Role) =>
  (await cms.as<{ data: FeedState }>(role, '/editor-screens/calendar-feed')).body.data;

describe('the address of the calendar', () => {
  it('answers with a calendar', async () => {
    const answer = await cms.call(await renew());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });

  it('is told once, and the database cannot give it back', async () => {
    const address = await renew();
    const secret = address.slice('/calendar/'.length, -'.ics'.length);
    expect(secret).toHaveLength(43);
    const rows = await cms.strapi.db.connection('calendar_feed').select();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await state('Approver'))).not.toContain(secret);
  });

  it('stops at once when it is renewed, and when it is ended', async () => {
    const first = await renew();
    const second = await renew();
    expect((await cms.call(first)).status).toBe(404);
    expect((await cms.call(second)).status).toBe(200);
    await cms.as('Approver', '/editor-screens/calendar-feed/end', { method: 'POST' });
    expect((await cms.call(second)).status).toBe(404);
    expect((await state('Approver')).feed).toBeNull();
  });

  it('answers the same wherever there is no feed', async () => {
    const old = await renew();
    const current = await renew();
    const wrong = [
      never,
      old,
      current.toUpperCase(),
      current.slice(0, -'.ics'.length),
      `${current}.ics`,
      current.replace('.ics', '.ICS'),
      '/calendar/.ics',
      '/calendar/x.ics',
      '/calendar/%00.ics',
      `/calendar/${'x'.repeat(5000)}.ics`,
    ];
    const expected = await plain(never);
    expect(expected.status).toBe(404);
    for (const address of wrong) expect(await plain(address), address).toEqual(expected);
    await cms.as('Approver', '/editor-screens/calendar-feed/end', { method: 'POST' });
    expect(await plain(current)).toEqual(expected);
  });

  it('is in the audit trail when it is made and when it ends, without its secret', async () => {
    const rows = () => cms.strapi.db.connection('audit_events').orderBy('seq').select();
    const before = (await rows()).length;
    const secret = (await renew()).slice('/calendar/'.length, -'.ics'.length);
    for (const _twice of [1, 2]) {
      await cms.as('Approver', '/editor-screens/calendar-feed/end', { method: 'POST' });
    }
    const noted = (await rows()).slice(before);
    expect(noted.map(({ action }) => action)).toEqual(['calendar-made', 'calendar-ended']);
    expect(JSON.stringify(noted)).not.toContain(secret);
  });

  it('is for approvers to change, and for all to know of', async () => {
    const before = await renew('Administrator');
    for (const order of ['renew', 'end']) {
      const path = `/editor-screens/calendar-feed/${order}`;
      expect((await cms.as('Author', path, { method: 'POST' })).status).toBe(403);
      expect((await cms.call(path, { method: 'POST' })).status).toBe(401);
    }
    expect((await cms.call(before)).status).toBe(200);
    const seen = await state('Author');
    expect(seen.mayChange).toBe(false);
    expect(seen.feed?.madeAt).toMatch(/Z$/);
    expect((await state('Approver')).mayChange).toBe(true);
  });
});

describe('what the calendar tells', () => {
  const title = 'Harebell Walk: a title that no calendar may tell';
  const uid = 'api::publication.publication';
  let documentId: string;

  beforeAll(async () => {
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    const fields = { title, kind: 'Statement', types: [type.documentId] };
    ({ documentId } = await createEntry(cms.strapi, uid, fields, 'published'));
    const json = { uid, documentId, atUk: '2199-07-01T17:00' };
    await cms.as('Approver', '/editor-screens/take-down', { json });
  });

  /** Puts a release of so many entries straight into the schedule. */
  async function schedule(atUtc: string, state: ReleaseStateName, count = 1): Promise<void> {
    const at = new Date(atUtc).toISOString();
    const { addRelease } =
      cms.built<typeof import('../src/scheduling/releases')>('scheduling/releases');
    await addRelease(cms.strapi, {
      id: `${state} ${at}`,
      title,
      at,
      state,
      plannedById: null,
      plannedBy: 'Sam Example',
      plannedAt: at,
      timeSetAt: at,
      timeSetBy: 'Sam Example',
      isTimeAgreed: true,
      wantsReceipt: [],
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      heldBecause: null,
      doneAt: state === 'done' ? at : null,
      items: Array.from({ length: count }, (_, index) => {
        const entry = { uid, documentId: `${index}` };
        return { ...entry, title, fingerprint: null, isSuperseded: false, isTimeAgreed: true };
      }),
    });
  }

  it('is how much goes out and comes down at a time, and not what', async () => {
    await schedule('2199-07-01T16:00Z', 'planned', 2);
    await schedule('2199-07-02T16:00Z', 'planned');
    const { text } = await cms.call(await renew());
    expect(eventsIn(text)).toEqual([
      ['21990701T160000Z', '3 publications'],
      ['21990702T160000Z', '1 publication'],
    ]);
    for (const secret of ['Harebell', 'Sam', documentId, uid, 'planned']) {
      expect(text).not.toContain(secret);
    }
  });

  it('is nothing of what was cancelled, or went out long ago', async () => {
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    await schedule('2198-01-01T10:00Z', 'cancelled');
    await schedule('2198-01-02T10:00Z', 'superseded');
    await schedule('2198-01-03T10:00Z', 'held');
    await schedule(days(-40), 'done');
    const lately = days(-20);
    await schedule(lately, 'done');
    const { text } = await cms.call(await renew());
    const [recent, held] = eventsIn(text);
    expect(recent?.[0]).toBe(lately.slice(0, 19).replace(/[-:]/g, '') + 'Z');
    expect(held?.[0]).toBe('21980103T100000Z');
    expect(
      eventsIn(text)
        .slice(2)
        .every(([at]) => at?.startsWith('2199')),
    ).toBe(true);
  });
});

/** When each event begins, and what it says. */
function eventsIn(text: string): (string | undefined)[][] {
  return text
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => [/DTSTART:(.*)\r/.exec(event)?.[1], /SUMMARY:(.*)\r/.exec(event)?.[1]]);
}

/** What tells one refusal from another, without what differs at each request. */
async function plain(address: string) {
  const { status, headers, text } = await cms.call(address);
  const told = [...headers].filter(
    ([name]) => !['date', 'keep-alive', 'connection'].includes(name),
  );
  return { status, text, headers: told };
}
