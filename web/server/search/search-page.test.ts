import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addresses,
  type Form,
  type Page,
  type Publication,
  type ReviewType,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setSearch } from '../../src/search/site-search.ts';
import { startRealSite, type RealSite } from '../testing/real-pages.ts';
import { SearchService } from './search-service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const [first] = examplePublishedSet.lists.publications as [Publication];
const [report] = first.documents as [Publication['documents'][0]];
const [referral] = examplePublishedSet.lists.forms as [Form];
const [referralFile] = referral.documents as [Form['documents'][0]];
const list = addresses.publications;
const word = 'zqunheardof';
const slip = 'zqunhaerdof';
const formWord = 'zqtobefilledin';

const pagesOf: Record<string, string[]> = { [report.id]: [word], [referralFile.id]: [formWord] };

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
      Promise.resolve(
        (pagesOf[id] ?? []).map((text, at) => ({ page: at + 12, text: `On ${text}.` })),
      ),
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

const withForms = (forms: Form[]) => ({
  ...examplePublishedSet,
  lists: { ...examplePublishedSet.lists, forms },
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

describe('forms', () => {
  const address = addresses.form(referral.slug);
  const formsOf = (html: string) =>
    /<section class="forms-found"[^]*?<\/section>/.exec(html)?.[0] ?? '';
  const linkTo = (slug: string) => `<a href="${addresses.form(slug)}">`;

  it('stand above the publications, with the place, and in none of their numbers', async () => {
    const { html } = await ask(`q=${formWord}`);
    const found = formsOf(html);
    expect(found).toMatch(/<h2 id="forms-found"[^>]*>Forms and guidance<\/h2>/);
    expect(found).toContain(`<a href="${address}">`);
    expect(found).toContain(`${addresses.document(referralFile)}`);
    expect(found).toContain(`<mark>${formWord}</mark>`);
    expect(html.indexOf(found)).toBeLessThan(html.indexOf('<h2 id="results"'));
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*0 publications/);
    expect(html).toContain(`No publication matches “${formWord}”.`);
    expect(html).toMatch(/>\s*Report \(0\)\s*</);
  });

  it('are named alone where publications are found too', async () => {
    const { html } = await ask('q=family');
    expect(formsOf(html)).toContain(linkTo(referral.slug));
    expect(formsOf(html)).not.toContain('class="passages"');
    expect(html).toContain('class="passages"');
  });

  it('are three at most, and the page leads to all of them', async () => {
    const forms = Array.from({ length: 5 }, (_, at) => ({
      ...referral,
      id: `form-${at}`,
      slug: `form-${at}`,
      title: `zqmany ${at}`,
    }));
    site.told.set = withForms(forms.slice(0, 3));
    await vi.waitUntil(async () => (await search.find('zqmany'))?.ids.form.length === 3, {
      timeout: 20_000,
    });
    const three = formsOf((await ask('q=zqmany')).html);
    expect(three.match(/<li/g)).toHaveLength(3);
    expect(three).not.toContain('There are others.');
    site.told.set = withForms(forms);
    await vi.waitUntil(async () => (await search.find('zqmany'))?.ids.form.length === 5, {
      timeout: 20_000,
    });
    const five = formsOf((await ask('q=zqmany')).html);
    expect(five.match(/<li/g)).toHaveLength(3);
    expect(five).toContain(`<a href="${addresses.forms}">all forms and guidance</a>`);
    site.told.set = examplePublishedSet;
    await vi.waitUntil(async () => (await search.find(formWord))?.ids.form.length === 1, {
      timeout: 20_000,
    });
  });

  it('are only those of the type that was chosen', async () => {
    const { html } = await ask('q=referral+form');
    const slugs = examplePublishedSet.lists.forms.map(({ slug }) => slug);
    expect(slugs.filter((slug) => formsOf(html).includes(linkTo(slug)))).toHaveLength(2);
    const [type] = examplePublishedSet.lists['review-types'].filter(({ id }) =>
      referral.types.includes(id),
    );
    const narrowed = formsOf((await ask(`q=referral+form&type=${type?.slug}`)).html);
    expect(slugs.filter((slug) => narrowed.includes(linkTo(slug)))).toEqual([referral.slug]);
  });

  it.each(['kind=report', 'web=yes', `kind=report&type=bogus`])(
    'are left out by what says nothing of them: %s',
    async (filter) => expect(formsOf((await ask(`q=${formWord}&${filter}`)).html)).toBe(''),
  );

  it('stand on the first page alone', async () => {
    const publications = Array.from({ length: 21 }, (_, at) => ({
      ...first,
      id: `many-${at}`,
      slug: `many-${at}`,
      title: `zqpaged ${at}`,
    }));
    const forms = [{ ...referral, title: 'zqpaged form' }];
    site.told.set = {
      ...examplePublishedSet,
      lists: { ...examplePublishedSet.lists, publications, forms },
    };
    const isThere = async () => {
      const { publication = [], form = [] } = (await search.find('zqpaged'))?.ids ?? {};
      return publication.length === 21 && form.length === 1;
    };
    await vi.waitUntil(isThere, { timeout: 20_000 });
    expect(formsOf((await ask('q=zqpaged')).html)).toContain('zqpaged form');
    const { html } = await ask('q=zqpaged&page=2');
    expect(html).toContain('showing 21 to 21');
    expect(formsOf(html)).toBe('');
    site.told.set = examplePublishedSet;
    await vi.waitUntil(async () => (await search.find(formWord))?.ids.form.length === 1, {
      timeout: 20_000,
    });
  });

  it('are what was meant, and it says so', async () => {
    // Words that slips are compared with may be those of a moment ago.
    const isMeant = async () => (await search.find('zqtobefiledin'))?.corrected === formWord;
    await vi.waitUntil(isMeant, { timeout: 20_000, interval: 100 });
    const { html } = await ask('q=zqtobefiledin');
    expect(formsOf(html)).toContain(`Found for “${formWord}”.`);
    expect(formsOf(html)).toContain(linkTo(referral.slug));
  });

  it('that come down are found by no query as soon as their page says so', async () => {
    expect((await site.ask(address)).status).toBe(200);
    site.told.set = withForms(
      examplePublishedSet.lists.forms.filter(({ id }) => id !== referral.id),
    );
    const { html } = await ask(`q=${formWord}`);
    expect((await site.ask(address)).status).not.toBe(200);
    expect(html).not.toContain(referral.title);
    expect(formsOf(html)).toBe('');
    expect((await ask('q=zqtobefiledin')).html).not.toContain(formWord);
    const answer = await site.ask(`${addresses.searchSuggestions}?q=${formWord.slice(0, 5)}`);
    expect(answer.body.toString()).not.toContain(formWord);
    site.told.set = examplePublishedSet;
  });

  it('are none where there is no search', async () => {
    setSearch(undefined);
    const { html } = await ask(`q=${formWord}`);
    setSearch(search);
    expect(formsOf(html)).toBe('');
  });
});

describe('other pages', () => {
  const { lists } = examplePublishedSet;
  const [privacy] = lists.pages.filter(({ slug }) => slug === 'privacy') as [Page];
  const [type] = lists['review-types'].filter(({ shortName }) => shortName === 'DHR') as [
    ReviewType,
  ];
  const sectionOf = (html: string, where: string) =>
    new RegExp(
      `<section class="pages-found[^>]*aria-labelledby="pages-${where}"[^]*?</section>`,
    ).exec(html)?.[0] ?? '';
  const found = (html: string) =>
    ['named', 'above', 'below'].map((where) => sectionOf(html, where));
  const addressesIn = (html: string) =>
    [...html.matchAll(/<a href="([^"#]*)">/g)].map(([, address]) => address);
  const results = '<h2 id="results"';
  const withPages = (pages: Page[]) => ({ ...examplePublishedSet, lists: { ...lists, pages } });
  const until = (isSo: () => Promise<boolean>) => vi.waitUntil(isSo, { timeout: 20_000 });

  it('stand below the publications, without a place, and in none of their numbers', async () => {
    const { html } = await ask('q=person');
    const [named = '', above = '', below = ''] = found(html);
    expect([named, above]).toEqual(['', '']);
    expect(below).toMatch(/<h2 id="pages-below"[^>]*>\s*Pages and themes\s*<\/h2>/);
    expect(addressesIn(below)).toContain(addresses.theme('hearing-the-persons-voice'));
    expect(below).not.toContain('<mark>');
    expect(html.indexOf(below)).toBeGreaterThan(html.indexOf(results));
  });

  it('of which it is the name stand above all else, with what they are', async () => {
    const { html } = await ask('q=domestic+homicide+reviews');
    const [named = '', above, below = ''] = found(html);
    expect(above).toBe('');
    expect(addressesIn(named)).toEqual([addresses.reviewType(type.slug)]);
    expect(named).toMatch(/Type of review/);
    expect(html.indexOf(named)).toBeLessThan(html.indexOf('forms-found'));
    expect(addressesIn(below)).not.toContain(addresses.reviewType(type.slug));
  });

  it('alone are shown with the place, and less is said of what helps', async () => {
    const { html } = await ask('q=clear+your+history');
    const [, above = '', below] = found(html);
    expect(addressesIn(above)[0]).toBe('/safety-online');
    expect(above).toContain('It does not <mark>clear</mark> your <mark>history</mark>.');
    expect(below).toBe('');
    expect(html.indexOf(above)).toBeLessThan(html.indexOf(results));
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*0 publications/);
    expect(html).not.toContain('Or look through:');
    const { html: named } = await ask('q=privacy');
    expect(addressesIn(found(named)[0] ?? '')).toEqual(['/privacy']);
  });

  it.each(['kind=report', `type=${type.slug}`, 'page=2', 'theme=self-neglect'])(
    'are left out by a filter, and stand on no later page: %s',
    async (more) => {
      const publications = Array.from({ length: 21 }, (_, at) => ({
        ...first,
        id: `many-${at}`,
        slug: `many-${at}`,
        title: `Privacy ${at}`,
      }));
      site.told.set = { ...examplePublishedSet, lists: { ...lists, publications } };
      await until(async () => (await search.find('privacy'))?.ids.publication.length === 21);
      expect(found((await ask('q=privacy')).html)[0]).toContain('/privacy');
      expect(found((await ask(`q=privacy&${more}`)).html)).toEqual(['', '', '']);
      site.told.set = examplePublishedSet;
      await until(async () => (await search.find('privacy'))?.ids.publication.length === 0);
    },
  );

  it('are three at most, and it says that there are others', async () => {
    const many = Array.from({ length: 5 }, (_, at) => ({
      ...privacy,
      id: `page-${at}`,
      slug: `page-${at}`,
      title: at < 2 ? 'Zqmany' : `About zqmany ${at}`,
    }));
    const others = 'Others have “zqmany” too.';
    for (const number of [3, 5]) {
      site.told.set = withPages(many.slice(0, number));
      await until(async () => (await search.find('zqmany'))?.ids.page.length === number);
      const { html } = await ask('q=zqmany');
      const [named = '', above = ''] = found(html);
      expect([named, above].map((one) => addressesIn(one).length)).toEqual([2, 1]);
      expect(above).toContain('Other pages and themes');
      expect(html.includes(others)).toBe(number === 5);
    }
    site.told.set = examplePublishedSet;
  });

  it('that have all of the words stand above publications that have most of them', async () => {
    const pages = [{ ...privacy, summary: 'zqone zqtwo zqthree' }];
    const publications = [{ ...first, summary: 'zqone zqtwo' }];
    site.told.set = { ...examplePublishedSet, lists: { ...lists, pages, publications } };
    await until(async () => (await search.find('zqone zqthree'))?.ids.page.length === 1);
    await until(async () => (await search.find('zqone'))?.ids.publication.length === 1);
    const { html } = await ask('q=zqone+zqtwo+zqthree');
    expect(html).toContain('No publication has all of the words');
    expect(html).toContain(first.title);
    expect(addressesIn(found(html)[1] ?? '')).toEqual(['/privacy']);
    site.told.set = examplePublishedSet;
  });

  it('that go are told of no more, as soon as they answer so', async () => {
    const secret = { ...privacy, summary: 'zqtobetakendown' };
    site.told.set = withPages([secret]);
    await until(async () => (await search.find('zqtobetakendown'))?.ids.page.length === 1);
    expect(found((await ask('q=zqtobetakendown')).html)[1]).toContain('<mark>');
    site.told.set = withPages([]);
    const { html } = await ask('q=zqtobetakendown');
    expect((await site.ask('/privacy')).status).toBe(404);
    expect(found(html)).toEqual(['', '', '']);
    expect(html).not.toContain(privacy.title);
    expect((await ask('q=zqtobetakendwon')).html).not.toContain('zqtobetakendown');
    site.told.set = examplePublishedSet;
  });

  it('are none where there is no search', async () => {
    setSearch(undefined);
    const { html } = await ask('q=privacy');
    setSearch(search);
    expect(found(html)).toEqual(['', '', '']);
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
