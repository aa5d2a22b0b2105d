import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckState, RunAnswer } from '../src/embargo-check/answers';
import type { EmbargoReport, Tried } from '../src/embargo-check/report';
import { createEntry, upload } from './example-entries';
import { FakeSite, FrontOfCms } from './fake-site';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const uid = 'api::publication.publication';
const title = 'Child K: “What we’ve learned”';
const summary = 'A baby of four months was hurt at home while nine agencies knew the family.';
const bytes = pdfWithPages(1, 'Child K');

const site = new FakeSite();
const front = new FrontOfCms();
let cms: RunningCms;
let check: typeof import('../src/embargo-check/check-embargo');
let draft: { documentId: string };
let types: string[];
let document: {
  id: number;
  publicId: string;
  sha256: string;
  file: { hash: string; name: string };
};

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: await site.listen(), CMS_URL: await front.listen() });
  front.port = cms.port;
  check = cms.built('embargo-check/check-embargo');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  draft = await makeDraft();
  document = await firstDocument(draft.documentId);
});

afterAll(async () => {
  await cms.stop();
  site.close();
  front.close();
});

beforeEach(() => {
  site.reset();
  front.leak = () => false;
});

async function makeDraft(fields: Record<string, unknown> = {}) {
  const { body } = await upload(cms, 'Author', bytes, 'KHarding v3.pdf', 'application/pdf');
  const file = body[0]?.id;
  return createEntry(cms.strapi, uid, {
    title,
    slug: 'child-k-what-weve-learned',
    summary,
    types,
    referenceName: 'CSPR 14',
    documents: [{ title: 'Child K in full', file, language: 'English', isAccessible: true }],
    ...fields,
  });
}

async function firstDocument(documentId: string) {
  const entry = await cms.strapi.documents(uid).findOne({
    documentId,
    status: 'draft',
    populate: { documents: { populate: ['file'] } },
  } as never);
  return (entry as unknown as { documents: (typeof document)[] }).documents[0] as typeof document;
}

async function look(documentId = draft.documentId): Promise<EmbargoReport> {
  const report = await check.checkEmbargo(cms.strapi, uid, documentId, { by: 'A test' });
  if (!report) throw new Error('There is no such item.');
  return report;
}

const notHidden = ({ tried }: EmbargoReport): Tried[] =>
  tried.filter(({ verdict }) => verdict !== 'hidden');

/** Answers one path, or those that match. */
function leakAt(path: string | RegExp, status: number, text: string | Buffer, type = 'text/html') {
  site.leak = (req, res) => {
    const asked = req.url ?? '';
    if (typeof path === 'string' ? asked !== path : !path.test(asked)) return false;
    res.writeHead(status, { 'content-type': type }).end(text);
    return true;
  };
}

describe('a draft that is hidden', () => {
  it('is hidden at every door, and the report says which they were', async () => {
    const report = await look();
    expect(notHidden(report)).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'hidden',
      by: 'A test',
      item: { kind: 'Publication', title, state: 'A draft that is not public' },
    });
    expect(report.summary).toMatch(/^Nothing could be seen from outside, at any of \d+ places\.$/);
    expect(report.tried.length).toBeGreaterThan(90);
    expect(new Set(report.tried.map(({ group }) => group)).size).toBe(4);
    expect(report.lookedFor).toContain(`its title “${title}”`);
    expect(report.lookedFor).toContain(`its reference name “CSPR 14”`);
    expect(report.lookedFor).toContain(`the name of an uploaded file “KHarding v3.pdf”`);
    expect(report.lookedFor.join()).toContain(document.publicId);
  });

  it('is looked for as anybody would, without a token or a cookie', async () => {
    await look();
    expect(site.asked.length).toBeGreaterThan(100);
    for (const { headers } of site.asked) {
      expect(Object.keys(headers).sort()).not.toContain('authorization');
      expect(Object.keys(headers)).not.toContain('cookie');
      expect(JSON.stringify(headers)).not.toMatch(/embargo|strapi|learning|node/i);
    }
  });

  it('is looked for at every kind of door', async () => {
    await look();
    const asked = site.asked.map(({ path }) => path);
    const doors: [string, string | RegExp][] = [
      ['the page', '/learning-reviews/publications/child-k-what-weve-learned'],
      ['the guess of its reference name', '/learning-reviews/publications/cspr-14'],
      ['the page as JSON', '/learning-reviews/publications/child-k-what-weve-learned.json'],
      [
        'the page, asking for the draft',
        '/learning-reviews/publications/child-k-what-weve-learned?status=draft',
      ],
      ['the list, by its type', /\/learning-reviews\/publications\?type=review-type-/],
      ['search', '/learning-reviews/publications?q=CSPR%2014'],
      ['the feed', '/feed.atom'],
      ['the feed of its type', /\/learning-reviews\/types\/[^/]+\/feed\.atom$/],
      ['the table', '/publications.csv'],
      ['the read API', '/api/publications?limit=100'],
      ['the site map', '/sitemap.xml'],
      ['a source map', '/a.css.map'],
      ['the manifest', '/manifest.webmanifest'],
    ];
    for (const [name, path] of doors) {
      const wasAsked = asked.some((one) =>
        typeof path === 'string' ? one === path : path.test(one),
      );
      expect(wasAsked, name).toBe(true);
    }
  });
});

describe('a site that leaks', () => {
  const slug = 'child-k-what-weve-learned';
  const page = `/learning-reviews/publications/${slug}`;
  const item = (words: string) => `<ul><li>${words}</li></ul>`;

  it.each<[string, () => void, string, string]>([
    [
      'its title in a feed',
      () =>
        leakAt(
          '/feed.atom',
          200,
          '<entry><title>Child K: &#8220;What we&#8217;ve learned&#8221;</title></entry>',
          'application/atom+xml',
        ),
      'The feeds',
      'Shown (200), with its title.',
    ],
    [
      'its title in JSON',
      () => leakAt('/feed.json', 200, JSON.stringify({ t: title }), 'application/feed+json'),
      'The feeds',
      'Shown (200), with its title.',
    ],
    [
      'its address in the site map',
      () => leakAt('/sitemap.xml', 200, `<loc>http://x${page}</loc>`, 'application/xml'),
      'The site map',
      'Shown (200), with its web address and the address of its page.',
    ],
    [
      'its summary in the table',
      () => leakAt('/publications.csv', 200, `1,"${summary}"`, 'text/csv'),
      'The tables of open data',
      'Shown (200), with words of its summary.',
    ],
    [
      'the name of the uploaded file on the home page',
      () => leakAt('/', 200, item('kharding V3.PDF')),
      'The home page',
      'Shown (200), with the name of an uploaded file.',
    ],
    [
      'the id of its document in a script’s map',
      () => leakAt('/a.css.map', 200, JSON.stringify([document.publicId]), 'application/json'),
      'Files that every page loads, and their source maps',
      'Shown (200), with the id of a document.',
    ],
    [
      'a result of a search for half of its title',
      () => leakAt(/[?&]q=Child%20K%3A%20%E2%80%9CWhat$/, 200, item(title)),
      'Search for “Child K: “What”',
      'Shown (200), with its title.',
    ],
    [
      'its title at the foot of every page, of one that does not exist too',
      () => {
        for (const path of site.pages.keys()) site.pages.set(path, title);
        site.notFound = `Not found. Newest: ${title}`;
      },
      'A page that does not exist',
      'Not found (404), with its title.',
    ],
    [
      'a page of its own',
      () => leakAt(page, 200, item(title)),
      'The page',
      'Shown (200), with its title.',
    ],
    [
      'that something is there, by another status',
      () => leakAt(page, 403, 'Forbidden'),
      'The page',
      'Refused (403), where an address that does not exist answers Not found (404). That tells that something is there.',
    ],
    [
      'that something is there, by another text',
      () => leakAt(page, 404, 'Not yet published'),
      'The page',
      'Not found (404), but not the same answer as for an address that does not exist. That tells that something is there.',
    ],
    [
      'that something is there, by leading to the sign-in',
      () => {
        site.leak = (req, res) => {
          if (req.url !== `${page}?preview=true`) return false;
          res.writeHead(302, { location: 'https://sign-in.example/' }).end();
          return true;
        };
      },
      'The page with ?preview=true',
      'Led elsewhere (302), where an address that does not exist answers Not found (404). That tells that something is there.',
    ],
    [
      'the file itself',
      () =>
        leakAt(
          new RegExp(`^/documents/${document.publicId}/child-k-in-full.pdf`),
          200,
          bytes,
          'application/pdf',
        ),
      '“Child K in full”: Its address on the site',
      'Shown (200): the file “Child K in full” itself was served.',
    ],
    [
      'the file by the name of its upload',
      () => leakAt('/uploads/KHarding%20v3.pdf', 200, bytes, 'application/pdf'),
      '“Child K in full”: The same, by the name of the upload',
      'Shown (200): the file “Child K in full” itself was served.',
    ],
    [
      'by a header alone that the file is there',
      () => {
        site.leak = (req, res) => {
          if (!req.url?.startsWith(`/documents/${document.publicId}/`)) return false;
          const isSame = req.headers['if-none-match'] === `"${document.sha256}"`;
          if (!isSame) return false;
          res.writeHead(304).end();
          return true;
        };
      },
      '“Child K in full”: Whether it is still the same',
      'Answered “not changed” (304), where an address that does not exist answers Not found (404). That tells that something is there.',
    ],
  ])('with %s is reported', async (_, leak, what, saw) => {
    leak();
    const report = await look();
    expect(report.verdict).toBe('seen');
    expect(report.summary).toMatch(/^Something can be seen from outside, at \d+ of \d+ places\.$/);
    const found = report.tried.find((tried) => tried.what === what && tried.verdict === 'seen');
    expect(found?.saw, JSON.stringify(notHidden(report), null, 1)).toContain(saw);
  });
});

describe('a CMS that leaks', () => {
  it.each<[string, string | RegExp, number, unknown, string]>([
    [
      'a draft among what is published',
      /^\/api\/published\/publications(\?page=1)?$/,
      200,
      [{ title }],
      'What the CMS tells the site: publications',
    ],
    [
      'a draft on the second page',
      '/api/published/publications?page=2',
      200,
      [{ title }],
      'What the CMS tells the site: publications',
    ],
    [
      'a draft by Strapi’s own address',
      /^\/api\/publications\/[a-z0-9]{24}\?/,
      403,
      {},
      'The draft by Strapi’s own address',
    ],
    [
      'a title by what a filter finds',
      /startsWithi\]=Child/,
      200,
      { data: [], meta: { total: 1 } },
      'Whether a title begins like its own',
    ],
    [
      'that a file is there',
      /^\/media\/[0-9a-f]{64}-[0-9a-f]{16}\.pdf$/,
      403,
      {},
      '“Child K in full”: The admin’s link to it, without a signature',
    ],
  ])('%s is reported', async (_, path, status, body, what) => {
    front.leak = (req, res) => {
      const asked = decodeURIComponent(req.url ?? '');
      const isNonsense = path.toString().includes('media') && !asked.includes(document.file.hash);
      const isOther = asked.includes('/api/publications/') && !asked.includes(draft.documentId);
      const pages = { meta: { pagination: { pageCount: 2 } } };
      const isFirst = asked === '/api/published/publications' && path.toString().includes('page=2');
      if (isFirst) {
        res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pages));
        return true;
      }
      const isIt = typeof path === 'string' ? asked === path : path.test(asked);
      if (!isIt || isNonsense || isOther) return false;
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return true;
    };
    const report = await look();
    const found = report.tried.filter(({ verdict }) => verdict === 'seen').map((one) => one.what);
    expect(found, JSON.stringify(notHidden(report), null, 1)).toContain(what);
  });
});

describe('something public', () => {
  it('that leads to the page of a draft gives it away', async () => {
    const to = '/learning-reviews/publications/child-k-what-weve-learned';
    // The CMS neither stores nor tells such a redirect by itself.
    const data = { documentId: 'a-redirect', from: '/old.php', to, isPermanent: true };
    const redirects = cms.strapi.db.query('api::redirect.redirect');
    await redirects.create({ data: { ...data, publishedAt: new Date() } as never });
    front.leak = (req, res) => {
      if (!req.url?.startsWith('/api/published/redirects')) return false;
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([data]));
      return true;
    };
    const report = await look();
    expect(report.tried).toContainEqual(
      expect.objectContaining({
        what: 'What the CMS tells the site: redirects',
        verdict: 'seen',
        saw: expect.stringContaining('the address of its page'),
      }),
    );
    await redirects.deleteMany({ where: { documentId: data.documentId } });
  });
});

describe('where it cannot look', () => {
  it('says so of every door of a site that cannot be reached', async () => {
    const origins = { site: 'http://127.0.0.1:9', cms: `http://127.0.0.1:${cms.port}` };
    const report = await check.checkEmbargo(cms.strapi, uid, draft.documentId, {
      by: 'x',
      origins,
    });
    expect(report?.verdict).toBe('could-not-look');
    expect(report?.summary).toMatch(/^The check could not look everywhere: not at \d+ of/);
    const page = report?.tried.find(({ what }) => what === 'The page');
    expect(page).toMatchObject({
      verdict: 'could-not-look',
      saw: 'The site at http://127.0.0.1:9 cannot be reached. Nothing answers at this address.',
    });
    const ofCms = report?.tried.find(
      ({ what }) => what === '“Child K in full”: Its address at the CMS',
    );
    expect(ofCms?.verdict).toBe('hidden');
  });

  it('does not take a site that asks for a password for one that hides', async () => {
    site.leak = (_req, res) => {
      res.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      return true;
    };
    const report = await look();
    expect(report.verdict).toBe('could-not-look');
    expect(notHidden(report).map(({ saw }) => saw)).toContainEqual(
      expect.stringContaining('does not show its home page: Refused: one has to sign in (401).'),
    );
  });

  it('does not take a site that is away for one that hides', async () => {
    leakAt('/feed.atom', 503, 'Away');
    const report = await look();
    expect(notHidden(report)).toMatchObject([
      { what: 'The feeds', verdict: 'could-not-look', saw: 'Not available now (503).' },
    ]);
  });

  it('does not take the site of somebody else for its own', async () => {
    const known = await createEntry(cms.strapi, uid, { title: 'Family Q', types }, 'published');
    const before = await look();
    expect(before.verdict).toBe('could-not-look');
    expect(before.tried.find(({ what }) => what === 'The page')?.saw).toContain(
      'does not show “Family Q”, which is public.',
    );
    site.pages.set(`/learning-reviews/publications/${String(known['slug'])}`, 'Family Q');
    expect((await look()).verdict).toBe('hidden');
    await cms.strapi.documents(uid).delete({ documentId: known.documentId });
  });
});

describe('no false alarm', () => {
  it('for words that stand in something public, or are too common', async () => {
    const other = await createEntry(
      cms.strapi,
      'api::page.page',
      { title: 'Child L and Child M', summary: 'Also public.' },
      'published',
    );
    const same = await makeDraft({
      title: 'Child L and Child M',
      slug: 'child-l',
      referenceName: 'Larkmoor',
      documents: [],
    });
    site.pages.set('/feed.atom', 'Child L and Child M');
    const report = await look(same.documentId);
    expect(notHidden(report)).toEqual([]);
    expect(report.notLookedFor).toContain(
      'its title “Child L and Child M”: also stands in something public',
    );
    expect(report.notLookedFor).toContain('its reference name “Larkmoor”: too short or too common');
    await cms.strapi.documents('api::page.page').delete({ documentId: other.documentId });
  });

  it('where an answer repeats what it was asked', async () => {
    site.leak = (req, res) => {
      const asked = decodeURIComponent(req.url ?? '');
      if (asked === '/' || !/\?q=|\/publications\/|\/documents\//.test(asked)) return false;
      const status = asked.includes('?q=') ? 200 : 404;
      res.writeHead(status, { 'content-type': 'text/html' }).end(`Nothing is at ${asked}`);
      return true;
    };
    expect(notHidden(await look())).toEqual([]);
  });

  it('where pages that do not exist differ from each other', async () => {
    let count = 0;
    site.leak = (req, res) => {
      if (req.url === '/' || site.pages.has(req.url ?? '')) return false;
      count += 1;
      res.writeHead(404, { 'content-type': 'text/html' }).end(`Not found. Fault ${count}`);
      return true;
    };
    expect(notHidden(await look())).toEqual([]);
  });
});

describe('what is public', () => {
  let entry: { documentId: string };
  const path = '/learning-reviews/publications/family-p';

  beforeAll(async () => {
    entry = await makeDraft({
      title: 'A review of Family P',
      slug: 'family-p',
      summary: 'Known to all who read it here.',
    });
    const { documentId } = entry;
    await cms.strapi.documents(uid).publish({ documentId });
  });

  it('needs no check while its draft is the same', async () => {
    expect(await look(entry.documentId)).toMatchObject({
      verdict: 'public',
      item: { state: 'Public' },
      tried: [],
    });
    expect(site.asked).toEqual([]);
  });

  it('is checked for what is new in its draft, and for nothing else', async () => {
    const { documentId } = entry;
    site.pages.set(path, 'A review of Family P. Known to all who read it here.');
    site.pages.set('/feed.atom', 'A review of Family P. Known to all who read it here.');
    const data = { summary: 'Known to all. The mother was called Kay by the inspectors.' };
    await cms.strapi.documents(uid).update({ documentId, data } as never);
    const report = await look(documentId);
    expect(notHidden(report)).toEqual([]);
    expect(report.lookedFor).toEqual([
      'words of its summary “The mother was called Kay by the inspectors.”',
    ]);
    site.pages.set(path, 'The mother was called Kay by the inspectors.');
    leakAt('/feed.json', 200, '"The mother was called Kay by the inspectors."', 'application/json');
    site.pages.set(path, 'A review of Family P');
    expect((await look(documentId)).verdict).toBe('seen');
  });

  it('is checked for a file that replaces the public one under the same address', async () => {
    const { documentId } = entry;
    const before = await firstDocument(documentId);
    const replacement = pdfWithPages(2, 'Family P, not approved');
    const { body } = await upload(cms, 'Author', replacement, 'p.pdf', 'application/pdf');
    const documents = [{ id: before.id, title: 'Child K in full', file: body[0]?.id }];
    await cms.strapi.documents(uid).update({ documentId, data: { documents } } as never);
    const after = await firstDocument(documentId);
    site.pages.set(path, 'A review of Family P');
    const serve = (file: Buffer): void => {
      site.leak = (req, res) => {
        if (!req.url?.startsWith(`/documents/${before.publicId}/child-k-in-full.pdf`)) return false;
        res.writeHead(200, { 'content-type': 'application/pdf' }).end(file);
        return true;
      };
    };
    serve(bytes);
    const report = await look(documentId);
    expect(notHidden(report)).toEqual([]);
    const itsAddress = '“Child K in full”: Its address at the CMS';
    expect(report.tried.find(({ what }) => what === itsAddress)?.saw).toContain(
      after.publicId === before.publicId ? 'the file before the change, which is public' : '404',
    );
    expect(report.lookedFor.join()).toContain(after.file.hash);
    site.leak = (req, res) => {
      if (!req.url?.startsWith(`/documents/${after.publicId}/child-k-in-full.pdf`)) return false;
      res.writeHead(200, { 'content-type': 'application/pdf' }).end(replacement);
      return true;
    };
    expect((await look(documentId)).verdict).toBe('seen');
  });

  it('is checked whole again after it was withdrawn; its notice is no leak', async () => {
    const { documentId } = entry;
    const answer = await cms.as('Approver', '/editor-screens/withdrawals', {
      json: { uid, documentId, reason: 'legal', text: 'On advice.', leavesNotice: true },
    });
    expect(answer.status, answer.text).toBe(200);
    const notice = (words: string): void => {
      site.leak = (req, res) => {
        const isIt = req.url?.startsWith(path) && !/family-p[./]|%/.test(req.url);
        if (!isIt) return false;
        res.writeHead(410, { 'content-type': 'text/html' }).end(words);
        return true;
      };
    };
    notice(`What was at ${path} was withdrawn. On advice.`);
    const report = await look(documentId);
    expect(report.item.state).toBe('Withdrawn');
    expect(notHidden(report)).toEqual([]);
    expect(report.tried.find(({ what }) => what === 'The page')?.saw).toBe(
      'Gone (410), as it should be: it was public once.',
    );
    notice('“A review of Family P” was withdrawn.');
    expect((await look(documentId)).verdict).toBe('seen');
  });
});

describe('what there is to check', () => {
  it('is every draft, every change, and what was taken off the site; not what is public', async () => {
    const items = cms.built<typeof import('../src/embargo-check/items-to-check')>(
      'embargo-check/items-to-check',
    );
    const idsToCheck = async () =>
      (await items.itemsToCheck(cms.strapi, new Date())).map(({ documentId }) => documentId);
    const made = await createEntry(cms.strapi, uid, { title: 'Family S', types }, 'published');
    const { documentId } = made;
    expect(await idsToCheck()).toContain(draft.documentId);
    expect(await idsToCheck()).not.toContain(documentId);
    const data = { summary: 'Another summary.' };
    await cms.strapi.documents(uid).update({ documentId, data } as never);
    expect(await idsToCheck()).toContain(documentId);
    await cms.strapi.documents(uid).publish({ documentId });
    await cms.strapi.documents(uid).unpublish({ documentId });
    expect(await idsToCheck()).toContain(documentId);
    await cms.strapi.documents(uid).delete({ documentId });
  });

  it.each([
    ['a title', title],
    ['a part of it, in another spelling', "what WE'VE learned"],
    [
      'a web address',
      'https://site.example/learning-reviews/publications/child-k-what-weve-learned/',
    ],
    ['the last part of one', 'child-k-what-weve-learned'],
  ])('can be named by %s', async (_, words) => {
    const items = cms.built<typeof import('../src/embargo-check/items-to-check')>(
      'embargo-check/items-to-check',
    );
    expect(await items.itemsCalled(cms.strapi, words)).toEqual([
      { uid, documentId: draft.documentId },
    ]);
    expect(await items.itemsCalled(cms.strapi, 'nothing of this name')).toEqual([]);
  });
});

describe('in the admin', () => {
  const state = (who: 'Author' | 'Approver', documentId: string) =>
    cms.as<{ data: CheckState }>(who, `/embargo-check/state?uid=${uid}&documentId=${documentId}`);

  async function untilDone(documentId: string): Promise<CheckState> {
    for (;;) {
      const { body } = await state('Approver', documentId);
      if (!body.data.running) return body.data;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('somebody starts a check, and its report is kept as text', async () => {
    const { documentId } = draft;
    const started = await cms.as<{ data: CheckState }>('Approver', '/embargo-check/runs', {
      json: { uid, documentId },
    });
    expect(started.status, started.text).toBe(202);
    expect(started.body.data.running).not.toBeNull();
    const done = await untilDone(documentId);
    expect(done).toMatchObject({ hasFailed: false, runs: [{ verdict: 'hidden' }] });
    const run = await cms.as<{ data: RunAnswer }>(
      'Approver',
      `/embargo-check/runs/${done.runs[0]?.id}`,
    );
    expect(run.body.data.text).toMatch(
      /^Is it hidden\? Publication “Child K: “What we’ve learned””\n\nVerdict: Nothing could be seen from outside, at any of \d+ places\.\n\nChecked: \d+ \w+ \d{4}, \d\d:\d\d \(UK time\)\nBy: \w+/,
    );
    expect(run.body.data.text).toContain('- hidden: The page\n');
  });

  it('the last twenty are kept', async () => {
    const runs = cms.built<typeof import('../src/embargo-check/runs')>('embargo-check/runs');
    const entry = { uid, documentId: 'of-a-test' };
    for (let at = 0; at < 22; at += 1) {
      const id = (await runs.beginRun(cms.strapi, entry, `Person ${at}`)) ?? '';
      await runs.endRun(cms.strapi, id, await nothingFound());
    }
    const { runs: kept } = await runs.readState(cms.strapi, entry);
    expect(kept).toHaveLength(20);
  });

  it('one check of an item runs at a time, and one that broke off is said to have', async () => {
    const runs = cms.built<typeof import('../src/embargo-check/runs')>('embargo-check/runs');
    const entry = { uid, documentId: 'of-another-test' };
    const id = (await runs.beginRun(cms.strapi, entry, 'One')) ?? '';
    expect(await runs.beginRun(cms.strapi, entry, 'Two')).toBeNull();
    await runs.endRun(cms.strapi, id, null);
    expect(await runs.readState(cms.strapi, entry)).toMatchObject({
      running: null,
      hasFailed: true,
    });
  });

  it('reports of what is deleted are forgotten, those of others are kept', async () => {
    const runs = cms.built<typeof import('../src/embargo-check/runs')>('embargo-check/runs');
    const gone = { uid, documentId: 'deleted-since' };
    await runs.endRun(
      cms.strapi,
      (await runs.beginRun(cms.strapi, gone, 'One')) ?? '',
      await nothingFound(),
    );
    await runs.forgetRunsOfDeleted(cms.strapi);
    expect((await runs.readState(cms.strapi, gone)).runs).toEqual([]);
    const { documentId } = draft;
    expect((await runs.readState(cms.strapi, { uid, documentId })).runs).toHaveLength(1);
  });

  it('what a person may not read is not there, nor is what cannot be checked', async () => {
    expect((await state('Approver', 'nothinghere')).status).toBe(404);
    const address = `/embargo-check/state?uid=admin::user&documentId=1`;
    expect((await cms.as('Administrator', address)).status).toBe(404);
    expect((await cms.call(address)).status).toBe(401);
  });

  async function nothingFound(): Promise<EmbargoReport> {
    return {
      item: { kind: 'Publication', title, state: '' },
      startedAt: '',
      finishedAt: '',
      by: '',
      verdict: 'hidden',
      summary: '',
      tried: [],
      lookedFor: [],
      notLookedFor: [],
    };
  }
});
