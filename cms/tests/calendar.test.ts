import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedState, NewFeed } from '../src/calendar/answers';
import { createEntry } from './example-entries';
import { type Role, RunningCms } from './running-cms';

const uid = 'api::publication.publication';
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

it('tells when something comes down, and not what', async () => {
  const title = 'Harebell Walk: a title that no calendar may tell';
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  const fields = { title, kind: 'Statement', types: [type.documentId] };
  const { documentId } = await createEntry(cms.strapi, uid, fields, 'published');
  const json = { uid, documentId, atUk: '2199-07-01T17:00' };
  await cms.as('Approver', '/editor-screens/take-down', { json });
  const { text } = await cms.call(await renew());
  expect(text).toContain('DTSTART:21990701T160000Z');
  expect(text.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:1 publication']);
  expect(text).not.toContain('Harebell');
  expect(text).not.toContain(documentId);
});

/** What tells one refusal from another, without what differs at each request. */
async function plain(address: string) {
  const { status, headers, text } = await cms.call(address);
  const told = [...headers].filter(
    ([name]) => !['date', 'keep-alive', 'connection'].includes(name),
  );
  return { status, text, headers: told };
}
