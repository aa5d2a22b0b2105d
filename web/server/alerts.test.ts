import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { text } from 'node:stream/consumers';
import { withoutToken } from './shares.ts';
import { startDocumentsCms, type DocumentsCms } from './testing/fake-documents-cms.ts';
import type { RealSite } from './testing/real-pages.ts';

const token = 'a'.repeat(42) + '-';
const [type] = examplePublishedSet.lists['review-types'];
const address = 'pat@example.org';

let cms: DocumentsCms;
let site: RealSite;
let told: { path: string | undefined; authorization: string | undefined; body: unknown }[];
let status: number;

beforeAll(async () => {
  vi.stubEnv('SMTP_HOST', 'mail.example');
  cms = await startDocumentsCms((req, res) => {
    void text(req).then((body) => {
      const { authorization } = req.headers;
      told.push({ path: req.url, authorization, body: JSON.parse(body) });
      res.writeHead(status).end();
    });
  });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await cms.close();
});

beforeEach(async () => {
  told = [];
  status = 204;
  const { startRealSite } = await import('./testing/real-pages.ts');
  const options = { cmsInternalUrl: cms.url, siteToken: 'the-site-token', offersAlerts: true };
  site = await startRealSite(examplePublishedSet, options);
});

afterEach(() => site.close());

const send = (path: string, fields: Record<string, string> = {}, headers = {}) =>
  site.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: String(new URLSearchParams(fields)),
  });

const choice = { about: `type:${type!.id}`, pace: 'daily', address: ' Pat@Example.org ' };
const led = async (...asked: Parameters<typeof send>) => {
  const answer = await send(...asked);
  expect(answer.headers['cache-control']).toBe('no-store');
  return [answer.status, answer.headers.location];
};

describe('a sign-up', () => {
  it('is passed to the CMS, and the reader is led to the next step', async () => {
    expect(await led('/alerts', choice)).toEqual([303, '/alerts/asked']);
    const body = { address, topic: choice.about, pace: 'daily' };
    const authorization = 'Bearer the-site-token';
    expect(told).toEqual([{ path: '/api/alerts/sign-up', authorization, body }]);
    const page = (await site.ask('/alerts/asked')).body.toString();
    expect(page).toContain('within three days');
  });

  it('without an address that can be one says so, and keeps what was chosen', async () => {
    for (const wrong of ['', 'pat', 'pat@', 'a b@example.org', `${'a'.repeat(250)}@example.org`]) {
      const [, location] = await led('/alerts', { ...choice, address: wrong });
      expect(location).toBe(`/alerts?about=type%3A${type!.id}&fault=address`);
    }
    expect(told).toEqual([]);
    const page = (await site.ask(`/alerts?about=type%3A${type!.id}&fault=address`)).body.toString();
    expect(page).toContain('Enter an e-mail address');
    expect(page).toMatch(new RegExp(`value="type:${type!.id}" selected`));
    expect(page).not.toContain('pat');
  });

  it('says to try later where the CMS has too many, is away, or is asked by another site', async () => {
    const later = [303, `/alerts?about=type%3A${type!.id}&fault=later`];
    for (status of [429, 400, 503]) expect(await led('/alerts', choice)).toEqual(later);
    const before = told.length;
    expect(await led('/alerts', choice, { origin: 'https://other.example' })).toEqual(later);
    expect(await led('/alerts', choice, { origin: 'null' })).toEqual(later);
    expect(told).toHaveLength(before);
    status = 204;
    expect((await led('/alerts', choice, { origin: 'https://reviews.example' }))[1]).toBe(
      '/alerts/asked',
    );
  });

  it('that is far too long is no sign-up', async () => {
    const [, location] = await led('/alerts', { ...choice, more: 'x'.repeat(5000) });
    expect(location).toBe('/alerts?fault=address');
  });
});

describe('a link in an e-mail', () => {
  it.each(['confirm', 'stop'])('to %s changes nothing by being opened', async (does) => {
    const { status: opened, headers, body } = await site.ask(`/alerts/${does}/${token}`);
    expect(opened).toBe(200);
    expect(body.toString()).toContain(`action="/alerts/${does}/${token}" method="post"`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(told).toEqual([]);
  });

  it('begins and ends alerts when its button is pressed', async () => {
    expect(await led(`/alerts/confirm/${token}`)).toEqual([303, '/alerts/confirmed']);
    expect(await led(`/alerts/stop/${token}`)).toEqual([303, '/alerts/stopped']);
    const stopped = (await site.ask('/alerts/stopped')).body.toString();
    expect(stopped).toContain('unless you asked for other e-mails too. Those go on');
    expect(told.map(({ path, body }) => [path, body])).toEqual([
      ['/api/alerts/confirm', { token }],
      ['/api/alerts/stop', { token }],
    ]);
    status = 404;
    expect(await led(`/alerts/confirm/${token}`)).toEqual([303, '/alerts/dead-link']);
  });

  it('ends them in one step for a mailbox program, in either kind of form (RFC 8058)', async () => {
    const parts = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`;
    for (const [kind, body] of [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      ['multipart/form-data; boundary=x', parts],
    ] as const) {
      const headers = { 'content-type': kind };
      const answer = await site.ask(`/alerts/stop/${token}`, { method: 'POST', headers, body });
      expect([answer.status, answer.headers.location]).toEqual([200, undefined]);
    }
    expect(told).toHaveLength(2);
  });

  it('that could not be followed says so, also to a mailbox program', async () => {
    for (const [does, refusals] of [
      ['stop', [301, 401, 403, 404, 429, 503]],
      ['confirm', [301, 401, 403, 429, 503]],
    ] as const) {
      for (status of refusals) {
        const answer = await send(`/alerts/${does}/${token}`);
        expect([does, status, answer.status]).toEqual([does, status, 503]);
        expect(answer.body.toString()).toContain('Your link is not used up');
      }
    }
    status = 403;
    const oneClick = await send(`/alerts/stop/${token}`, { 'List-Unsubscribe': 'One-Click' });
    expect(oneClick.status).toBe(503);
    expect(oneClick.body.toString()).not.toContain('Stopped');
  });

  it('that cannot be one has no page, and nobody is asked', async () => {
    expect((await site.ask('/alerts/stop/short')).status).toBe(404);
    expect((await send('/alerts/stop/short')).status).toBe(405);
    expect(told).toEqual([]);
  });

  it('is in no log', () => {
    expect(withoutToken(`/alerts/stop/${token}`)).toBe('/alerts/stop/(link)');
    expect(withoutToken(`/alerts/confirm/${token}`)).toBe('/alerts/confirm/(link)');
  });
});

it('where no e-mail is sent nothing can be asked for', async () => {
  const { startRealSite } = await import('./testing/real-pages.ts');
  const without = await startRealSite(examplePublishedSet, { siteToken: 'the-site-token' });
  try {
    const answer = await without.ask('/alerts', { method: 'POST', body: 'address=a%40b.example' });
    expect(answer.headers.location).toBeUndefined();
    expect(told).toEqual([]);
  } finally {
    await without.close();
  }
});
