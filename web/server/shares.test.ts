import type { ServerResponse } from 'node:http';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import type { OpenedShare, Share } from '@learning-reviews/content-contract';
import { HtmlValidate } from 'html-validate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutToken } from './shares.ts';
import { mark, startDocumentsCms, type DocumentsCms } from './testing/fake-documents-cms.ts';
import type { RealSite } from './testing/real-pages.ts';
import type { Answer } from './testing/test-site.ts';

const token = 'a'.repeat(42) + '-';
const link = `/share/${token}`;
const [example] = examplePublishedSet.lists.publications;
const [exampleForm] = examplePublishedSet.lists.forms;
const draft = { ...example!, id: 'draft', slug: 'a-draft', title: 'Nobody may know of this' };
const [file] = draft.documents;
const document = `${link}/documents/${file!.id}/${file!.fileName}`;
const share: Share = {
  recipient: 'Łukasz <Żółć>',
  purpose: 'checking the facts',
  madeBy: 'Jo Approver',
  worksUntil: '2026-07-10T08:40:00.000Z',
  isPaused: false,
};

let cms: DocumentsCms;
let site: RealSite;
let answers: Record<string, unknown>;
let authorization: (string | undefined)[];

beforeAll(async () => {
  cms = await startDocumentsCms(() => undefined);
  vi.stubEnv('CMS_INTERNAL_URL', cms.url);
  vi.stubEnv('SITE_TOKEN', 'the-site-token');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await cms.close();
});

beforeEach(async () => {
  authorization = [];
  const opened: OpenedShare = {
    share,
    shown: { kind: 'publication', entry: draft },
    notOffered: ['A Word file'],
  };
  answers = { [`/api${link}`]: share, [`/api${link}/read`]: opened };
  cms.asked.length = 0;
  cms.answer = (req, res) => {
    authorization.push(req.headers.authorization);
    const address = req.url ?? '';
    if (address === `/api${link}/documents/${file!.id}`) {
      const headers = { 'content-type': 'text/html', etag: '"x"', ...mark('served') };
      return res.writeHead(200, headers).end('bytes');
    }
    const body = answers[address];
    return body ? res.end(JSON.stringify(body)) : refuse(res);
  };
  const { startRealSite } = await import('./testing/real-pages.ts');
  const options = { cmsInternalUrl: cms.url, siteToken: 'the-site-token' };
  site = await startRealSite(examplePublishedSet, options);
});

afterEach(() => site.close());

function refuse(res: ServerResponse): void {
  res.writeHead(404, mark('not-found')).end('{"error":"Not found"}');
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'long-title': 'off' },
});

async function html(path: string): Promise<string> {
  const { status, body } = await site.ask(path);
  expect(status).toBe(200);
  const { results } = await validator.validateString(body.toString());
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  return body.toString().replace(/\s+/g, ' ');
}

function seen({ status, headers, body }: Answer) {
  const { date: _date, ...others } = headers;
  return { status, headers: others, body: body.toString() };
}

describe('the first page of a link', () => {
  it('says for whom it is, by whom, what for and until when, and nothing of the draft', async () => {
    const page = await html(link);
    expect(page).toContain('Łukasz &lt;Żółć&gt;');
    expect(page).toContain(examplePublishedSet.singles['site-settings']!.partnershipName);
    expect(page).toContain('checking the facts');
    expect(page).toContain('10 July 2026 at 9:40am');
    expect(page).toContain(`href="${link}/read"`);
    expect(page).not.toContain('Nobody may know');
    expect(cms.asked).toEqual([`/api${link}`]);
    expect(authorization).toEqual(['Bearer the-site-token']);
  });

  it('says whom to ask when the draft has changed, and leads nowhere', async () => {
    answers[`/api${link}`] = { ...share, isPaused: true };
    const page = await html(link);
    expect(page).toContain('This draft has changed since it was shared with you.');
    expect(page).toContain('Ask Jo Approver');
    expect(page).not.toContain('/read"');
  });
});

describe('the shared draft', () => {
  it('carries the reader’s name above, below and throughout', async () => {
    const page = await html(`${link}/read`);
    expect(page).toContain('Nobody may know of this');
    expect(page.match(/class="share-banner"/g)).toHaveLength(2);
    expect(page.match(/<bdi>Łukasz &lt;Żółć&gt;<\/bdi>/g)).toHaveLength(2);
    expect(page.match(/data-name="Łukasz (?:<|&lt;)Żółć(?:>|&gt;)"/g)!.length).toBeGreaterThan(40);
    expect(page).toMatch(/class="share-mark" aria-hidden="true"/);
    expect(page).toContain('Please do not pass it on.');
  });

  it('offers its documents through the link, and names those that it does not offer', async () => {
    const page = await html(`${link}/read`);
    expect(page).toContain(`href="${document}"`);
    expect(page).not.toContain(`href="/documents/${file!.id}`);
    expect(page).toContain('A Word file');
    expect(page).toContain('Ask Jo Approver');
  });

  it('tells no address of a page that is not there yet', async () => {
    const page = await html(`${link}/read`);
    expect(page).not.toContain('/publications/a-draft');
    expect(page).not.toContain('rel="canonical"');
  });

  it('does not say that it is published today, where its day is left empty', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format();
    const entry = { ...draft, firstPublishedOn: today };
    const shown = { kind: 'publication', entry };
    answers[`/api${link}/read`] = { share, shown, notOffered: [] };
    expect(await html(`${link}/read`)).toMatch(/<dt>Published<\/dt> ?<dd>Not yet published<\/dd>/);
    answers[`/api${link}/read`] = {
      share,
      shown: { kind: 'publication', entry: { ...entry, id: example!.id } },
      notOffered: [],
    };
    const published = await html(`${link}/read`);
    expect(published).toContain(`<time datetime="${today}">`);
    expect(published).not.toContain('Not yet published');
  });

  it('tells the day on which it was published elsewhere', async () => {
    const page = await html(`${link}/read`);
    expect(page).toContain(`<time datetime="${draft.firstPublishedOn}">`);
  });

  it('may be a form', async () => {
    const shown = { kind: 'form', entry: exampleForm };
    answers[`/api${link}/read`] = { share, shown, notOffered: [] };
    const page = await html(`${link}/read`);
    expect(page).toContain(exampleForm!.title);
    expect(page).not.toContain('Not offered');
  });

  it('is not shown once it has changed', async () => {
    const paused = { share: { ...share, isPaused: true }, shown: null, notOffered: [] };
    answers[`/api${link}/read`] = paused;
    const page = await html(`${link}/read`);
    expect(page).toContain('This draft has changed');
    expect(page).not.toContain('Nobody may know');
  });
});

it.each([link, `${link}/read`, document])('keeps %s out of every cache and index', async (path) => {
  const { headers } = await site.ask(path);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-frame-options': 'DENY',
  });
  expect(headers).not.toHaveProperty('etag', expect.stringMatching(/^W/));
});

it('shows a document to be read, whatever type the CMS tells', async () => {
  const answer = await site.ask(document);
  expect(answer.body.toString()).toBe('bytes');
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${file!.fileName}"`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  expect(authorization).toEqual(['Bearer the-site-token']);
});

it.each([
  '/share',
  '/share/',
  '/share/x',
  `/share/${'b'.repeat(43)}/read`,
  `/share/${token}a`,
  `/share/${token.slice(1)}`,
  `${link}/`,
  `${link}//read`,
  `${link}/Read`,
  `${link}/read/more`,
  `${link}/documents`,
  `${link}/documents/zzzzzzzzzzzzzzzzzzzzzzzz/report.pdf`,
  `${link}/documents/${file!.id}/report.docx`,
  `${link}/documents/${file!.id}`,
  `/share/${'b'.repeat(43)}/documents/${file!.id}/${file!.fileName}`,
])('answers %s to the last header as any link that never was', async (path) => {
  const never = seen(await site.ask(`/share/${'b'.repeat(43)}`));
  expect(seen(await site.ask(path))).toEqual(never);
  expect(never.status).toBe(404);
});

it('says whom to ask where a link does not work, and repeats nothing of it', async () => {
  const { status, headers, body } = await site.ask(`/share/${'b'.repeat(43)}/read`);
  expect(status).toBe(404);
  const page = body.toString().replace(/\s+/g, ' ');
  expect(page).toContain('This link does not work, or no longer does. Ask whoever sent it to you.');
  expect(page).not.toContain('bbbb');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect((await site.ask('/shared')).body.toString()).not.toContain('This link does not work');
});

it('does not show by its answer that a document was there before the link was paused', async () => {
  const never = seen(await site.ask(`/share/${'b'.repeat(43)}`));
  cms.answer = (_req, res) => refuse(res);
  for (const path of [link, `${link}/read`, document]) {
    expect(seen(await site.ask(path))).toEqual(never);
  }
});

it('says that nothing is lost while the CMS is away', async () => {
  cms.answer = (_req, res) => void res.writeHead(500).end();
  for (const path of [link, `${link}/read`, document]) {
    const answer = await site.ask(path);
    expect([answer.status, answer.headers['cache-control']]).toEqual([503, 'no-store']);
    expect(answer.body.toString()).toContain('Your link is not used up.');
  }
});

it.each([200, 404])('takes the answer of a proxy between for none (%i)', async (status) => {
  cms.answer = (_req, res) => void res.writeHead(status).end('<html>Welcome to nginx</html>');
  const answer = await site.ask(document);
  expect(answer.status).toBe(503);
  expect(answer.body.toString()).toContain('Your link is not used up.');
});

it('keeps links out of logs', () => {
  expect(withoutToken(`${link}/read`)).toBe('/share/(link)/read');
  expect(withoutToken('/preview/a.b')).toBe('/preview/(link)');
  expect(withoutToken('/learning-reviews')).toBe('/learning-reviews');
});

it.each([
  ['pages', (made: string) => `/share/${made}`],
  ['pages that open', (made: string) => `/share/${made}/read`],
  ['documents', (made: string) => `/share/${made}/documents/${file!.id}/${file!.fileName}`],
  ['previews', (made: string) => `/preview/${made}`],
  ['previewed documents', (made: string) => `/preview/${made}/documents/${file!.id}/a.pdf`],
])('lets few at a time ask the CMS with made-up links to %s', async (_what, address) => {
  const answer = cms.answer;
  let running = 0;
  let most = 0;
  cms.answer = (req, res) => {
    most = Math.max(most, (running += 1));
    setTimeout(() => {
      running -= 1;
      answer(req, res);
    }, 20);
  };
  const made = Array.from({ length: 60 }, (_, at) => String(at).padStart(43, 'x'));
  const answers = await Promise.all(made.map((one) => site.ask(address(one))));
  expect(most).toBe(4);
  const turnedAway = answers.filter(({ status }) => status === 503).length;
  expect(turnedAway).toBeLessThanOrEqual(60 - 4 - 20);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(60 - turnedAway);
  cms.answer = answer;
  expect((await site.ask(link)).status).toBe(200);
});
