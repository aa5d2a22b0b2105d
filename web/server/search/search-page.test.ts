import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addresses, type Publication } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setSearch } from '../../src/search/site-search.ts';
import { startRealSite, type RealSite } from '../testing/real-pages.ts';
import { SearchService } from './search-service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const [first] = examplePublishedSet.lists.publications as [Publication];
const [report] = first.documents as [Publication['documents'][0]];
const list = addresses.publications;
const word = 'zqunheardof';
const slip = 'zqunhaerdof';

let folder: string;
let site: RealSite;
let search: SearchService;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'search-page-'));
  site = await startRealSite(examplePublishedSet, { suggest: (typed) => search.suggest(typed) });
  search = new SearchService({
    folder,
    current: site.current,
    lookMs: 20,
    report: () => undefined,
    textOf: ({ id }) =>
      Promise.resolve(id === report.id ? [{ page: 12, text: `On ${word}.` }] : []),
  });
  setSearch(search);
  await vi.waitUntil(async () => (await search.find('family'))?.isWhole, { timeout: 60_000 });
});

afterAll(async () => {
  setSearch(undefined);
  await search.stop();
  await site.close();
  rmSync(folder, { recursive: true });
});

const ask = async (query: string) => {
  const answer = await site.ask(`${list}?${query}`);
  return { ...answer, html: answer.body.toString() };
};

describe('a search', () => {
  it('shows what was found, where, and how many each filter has', async () => {
    const { status, html } = await ask(`q=${word}`);
    expect(status).toBe(200);
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*Fewer than 5 publications\b/);
    expect(html).not.toMatch(/\b1 publication/);
    expect(html).toContain(`${addresses.document(report)}#page=12"`);
    expect(html).toContain(`<mark>${word}</mark>`);
    expect(html).toMatch(/>\s*Statement \(0\)\s*</);
    expect(html).toMatch(/>\s*Report \(fewer than 5\)\s*</);
  });

  it('has filters, order and pages in its address', async () => {
    const { html } = await ask('q=family&kind=seven-minute-briefing&sort=oldest');
    expect(html).toContain('name="q" value="family"');
    expect(html).toMatch(/value="seven-minute-briefing" selected/);
    expect(html).toContain(`href="${list}?q=family&amp;sort=oldest"`);
  });

  it('leads to its own address where a form sent empty fields', async () => {
    const { status, headers } = await ask(`q=${word}&type=&kind=report&sort=`);
    expect([status, headers.location]).toEqual([302, `${list}?q=${word}&kind=report`]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('finds what was meant', async () => {
    const { html } = await ask(`q=${slip}`);
    expect(html).toContain(`>${word}</a>`);
    expect(html).toContain(first.title);
  });

  it('says what helps where nothing is found', async () => {
    const { status, html } = await ask('q=zzzzzzzzzz+family');
    expect(status).toBe(200);
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*0 publications/);
    expect(html).toContain(`<a href="${list}?q=family">family</a>`);
  });

  it('asks for a word where signs are all that was typed', async () => {
    const { html } = await ask('q=*');
    expect(html).toContain('Type at least one letter or number.');
    expect(html).not.toContain('Nothing matches');
  });

  it.each([`q=${word}`, `page=1&q=${word}`, `%71=${word}`, `kind=report&%71=${word}`])(
    'is kept nowhere and told to nobody: %s',
    async (query) => {
      const { headers } = await ask(query);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toContain('noindex');
      expect(headers.etag).toBeUndefined();
    },
  );

  it('of nothing is the list, which may be kept', async () => {
    const { headers, html } = await ask('q=+++');
    expect(html).toContain(`${examplePublishedSet.lists.publications.length} publications`);
    expect(headers['x-robots-tag']).toContain('noindex');
    expect((await site.ask(list)).headers['cache-control']).toBe('no-cache');
  });
});

describe('what comes down', () => {
  it('is found by no query and counted nowhere, as soon as its page says so', async () => {
    site.told.set = {
      ...examplePublishedSet,
      lists: {
        ...examplePublishedSet.lists,
        publications: examplePublishedSet.lists.publications.filter(({ id }) => id !== first.id),
      },
    };
    const page = await site.ask(addresses.publication(first.slug));
    const { html } = await ask(`q=${word}`);
    expect(page.status).not.toBe(200);
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*0 publications/);
    expect(html).not.toContain(first.title);
    expect((await ask(`q=${slip}`)).html).not.toContain(word);
  });

  it('leaves nothing behind where there is no search', async () => {
    setSearch(undefined);
    const { status, html } = await ask('q=family');
    setSearch(search);
    expect(status).toBe(503);
    expect(html).toContain('Search cannot be used for the moment');
  });
});

describe('suggestions', () => {
  it('are words of what is published, and kept nowhere', async () => {
    const answer = await site.ask(`${addresses.searchSuggestions}?q=brief`);
    const { suggestions } = JSON.parse(answer.body.toString()) as { suggestions: string[] };
    expect(suggestions).toContain('briefing');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const nothing = await site.ask(addresses.searchSuggestions);
    expect(JSON.parse(nothing.body.toString())).toEqual({ suggestions: [] });
  });
});
