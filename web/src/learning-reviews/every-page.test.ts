import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Publication } from '@learning-reviews/content-contract';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import AlertsLinkPage from '../alerts/AlertsLinkPage.astro';
import AlertsPage from '../alerts/AlertsPage.astro';
import AlertsStepPage from '../alerts/AlertsStepPage.astro';
import { findAlertsStep } from '../alerts/alerts-steps.ts';
import OpenDataPage from '../open-data/OpenDataPage.astro';
import FormerDocumentPage from '../removals/FormerDocumentPage.astro';
import WithdrawnPage from '../removals/WithdrawnPage.astro';
import type { Passage } from '../search/passages.ts';
import ContentPage from './ContentPage.astro';
import { examplePublished as published } from './example-published.ts';
import FormPage from './FormPage.astro';
import FormsPage from './FormsPage.astro';
import HomePage from './HomePage.astro';
import LandingPage from './LandingPage.astro';
import { findPublications } from './find-publications.ts';
import { leftOut, readFilters } from './publication-filters.ts';
import PublicationPage from './PublicationPage.astro';
import PublicationsPage from './PublicationsPage.astro';
import ReviewTypePage from './ReviewTypePage.astro';
import ThemeLearningPage from './ThemeLearningPage.astro';
import ThemePage from './ThemePage.astro';
import ThemesPage from './ThemesPage.astro';

type Component = Parameters<AstroContainer['renderToString']>[0];

/** A passage of each kind: of the key learning, the web page, a PDF, and a document without pages. */
const examplePassages: Passage[] = [
  {
    from: 'learning',
    parts: [
      { text: 'Name ', isMarked: false },
      { text: 'it', isMarked: true },
    ],
  },
  { from: 'body', parts: [{ text: 'it', isMarked: true }] },
  ...(published.publications[0]?.documents ?? []).slice(0, 2).map(({ id }, index): Passage => ({
    from: 'document',
    document: id,
    page: index === 0 ? 12 : null,
    parts: [{ text: 'it <b>', isMarked: true }],
  })),
];

const list = (query: string, searched?: Publication[]) => {
  const asked = new URLSearchParams(query);
  const filters = readFilters(asked, published);
  const found = findPublications(published, filters, searched);
  return { filters, leftOut: leftOut(asked, published), found };
};

const noForms = { items: [], hasMore: false, passages: new Map<string, Passage[]>() };

const noPages = { named: [], above: [], below: [], hasMore: false, passages: noForms.passages };
const sitePage = (id: string, label: string) => ({
  id,
  title: `The ${id}`,
  address: `/${id}`,
  label,
});

const answer = {
  sequences: [],
  loosened: [],
  corrected: null,
  suggested: null,
  isPartial: false,
  shorter: [],
  isWhole: true,
};

/** What was looked for, with every kind of passage and note. */
const searches = {
  'results of a search': {
    ...list('q=neglct+of', published.publications.slice(0, 2)),
    search: {
      query: 'neglct of',
      found: { ...answer, corrected: 'neglect', loosened: ['of'], isWhole: false },
      passages: new Map([[published.publications[0]?.id ?? '', examplePassages]]),
      forms: {
        items: published.forms.slice(0, 2),
        hasMore: true,
        passages: new Map([[published.forms[0]?.id ?? '', examplePassages.slice(1, 2)]]),
      },
      pages: {
        ...noPages,
        named: [sitePage('named', 'Theme')],
        below: [sitePage('a', 'Type of review'), sitePage('b', 'Page of this site')],
        hasMore: true,
      },
    },
  },
  'a search with another meaning': {
    ...list('q=neglct', published.publications.slice(0, 1)),
    search: {
      query: 'neglct',
      found: { ...answer, suggested: 'neglect' },
      passages: new Map(),
      forms: noForms,
      pages: noPages,
    },
  },
  'results that have most of the words': {
    ...list('q=name+it+well', published.publications.slice(0, 1)),
    search: {
      query: 'name it well',
      found: { ...answer, isPartial: true },
      passages: new Map(),
      forms: noForms,
      pages: noPages,
    },
  },
  'a search without results': {
    ...list('q=a+b&kind=report', []),
    search: {
      query: 'a b',
      found: { ...answer, shorter: ['a', 'b'] },
      passages: new Map(),
      forms: noForms,
      pages: noPages,
    },
  },
  'a search that only a form answers': {
    ...list('q=template', []),
    search: {
      query: 'template',
      found: answer,
      passages: new Map(),
      forms: { ...noForms, items: published.forms.slice(-1) },
      pages: noPages,
    },
  },
  'a search that only pages answer': {
    ...list('q=leave+no+trace', []),
    search: {
      query: 'leave no trace',
      found: answer,
      passages: new Map(),
      forms: noForms,
      pages: {
        ...noPages,
        above: [sitePage('a', 'Theme'), sitePage('b', 'Page of this site')],
        hasMore: true,
        passages: new Map([['a', examplePassages.slice(1, 2)]]),
      },
    },
  },
  'no search for the moment': {
    ...list('q=a', []),
    search: { query: 'a', found: undefined, passages: new Map(), forms: noForms, pages: noPages },
  },
};

/** Every example on its page: adding an example adds a test. */
const pages: readonly (readonly [name: string, page: Component, props: object])[] = [
  ['home', HomePage, {}],
  ['landing', LandingPage, {}],
  ['themes', ThemesPage, {}],
  ['open data', OpenDataPage, {}],
  ['forms', FormsPage, {}],
  ['forms of one type', FormsPage, { type: published.reviewTypes[1] }],
  ['forms of a type without any', FormsPage, { type: published.reviewTypes[2] }],
  ['publications', PublicationsPage, list('')],
  ['one publication', PublicationsPage, list('theme=self-neglect')],
  ['no publication', PublicationsPage, list('kind=statement&year=2016')],
  ['a list without what is not known', PublicationsPage, list('kind=report&theme=bogus&web=no')],
  ...Object.entries(searches).map(([name, view]) => [name, PublicationsPage, view] as const),
  ...published.reviewTypes.map((type) => [type.slug, ReviewTypePage, { type }] as const),
  ...published.publications.map(
    (publication) => [publication.slug, PublicationPage, { publication }] as const,
  ),
  ...published.forms.map((form) => [form.slug, FormPage, { form }] as const),
  ...published.themes.map((theme) => [theme.slug, ThemePage, { theme }] as const),
  ...published.themes.map(
    (theme) => [`key learning: ${theme.slug}`, ThemeLearningPage, { theme, page: 1 }] as const,
  ),
  ...published.pages.map((page) => [page.slug, ContentPage, { page }] as const),
  ...published.withdrawals.flatMap((withdrawal) =>
    (['publication', 'form', 'document'] as const).map(
      (thing) => [`${withdrawal.id}: ${thing}`, WithdrawnPage, { withdrawal, thing }] as const,
    ),
  ),
  ...([undefined, 'address', 'later'] as const).map(
    (fault) => [`alerts: ${fault}`, AlertsPage, { query: { about: 'everything', fault } }] as const,
  ),
  ...['asked', 'confirmed', 'stopped', 'dead-link'].map(
    (name) => [`alerts ${name}`, AlertsStepPage, { step: findAlertsStep(name) }] as const,
  ),
  ...(['confirm', 'stop'] as const).map(
    (does) => [`${does} alerts`, AlertsLinkPage, { does, token: 'a'.repeat(43) }] as const,
  ),
  ...[true, false].map((isArchived) => {
    const [entry] = published.publications;
    const path = '/learning-reviews/publications/x';
    const name = `a document that is ${isArchived ? 'archived' : 'replaced'}`;
    return [name, FormerDocumentPage, { entry, path, isArchived }] as const;
  }),
];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // It counts `&amp;` as five characters; the length of titles has its own test.
  rules: { 'long-title': 'off' },
});
let container: AstroContainer;

beforeAll(async () => {
  container = await AstroContainer.create();
});

const render = (page: Component, props: object) =>
  container.renderToString(page, { props: { published, ...props }, partial: false });

describe.each(pages)('%s', (_name, page, props) => {
  test('is valid HTML with one main heading', async () => {
    const html = await render(page, props);
    const { results } = await validator.validateString(html);
    const faults = results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message}`));
    expect(faults).toEqual([]);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });

  test('says what to do in danger, and how to report a concern', async () => {
    const html = await render(page, props);
    expect(html).toContain(published.settings.emergencyAdvice);
    expect(html).toContain('Report a concern about a child');
  });

  test('has a skip link, and nothing inline that a browser would run', async () => {
    const html = await render(page, props);
    expect(html).toContain('href="#main"');
    expect(html).not.toMatch(/ (style|on[a-z]+)=/);
    expect(html.match(/<script(?![^>]*(src=|ld\+json))/g)).toBeNull();
  });
});

describe('a list', () => {
  test('that was narrowed tells a small number no more exactly than its filters', async () => {
    const html = await render(PublicationsPage, list('theme=self-neglect'));
    expect(html).toMatch(/<h2 id="results"[^>]*>\s*Fewer than 5 publications\s/);
    expect(html).toContain('There are no others.');
    expect(html).not.toMatch(/\b1 publication/);
    const whole = await render(PublicationsPage, list(''));
    expect(whole).toMatch(
      new RegExp(`<h2 id="results"[^>]*>\\s*${published.publications.length} publications\\s`),
    );
    expect(whole).not.toContain('There are no others.');
  });

  test('says what of its address was left out, and leads to itself without it', async () => {
    const html = await render(PublicationsPage, list('kind=report&theme=bogus'));
    expect(html).toContain('This address asks for a theme that is not on this site');
    expect(html).toMatch(
      /<a href="\/learning-reviews\/publications\?kind=report">\s*See this list/,
    );
    expect(html).not.toContain('bogus');
    const two = await render(PublicationsPage, list('type=bogus&year=1'));
    expect(two).toContain('a review type and a year that are not on this site');
    expect(await render(PublicationsPage, list('kind=report'))).not.toContain('This address asks');
  });
});

describe('results of a search', () => {
  test('that are none lead to the lists, and say what helps', async () => {
    const html = await render(PublicationsPage, searches['a search without results']);
    const main = /<main[^]*<\/main>/.exec(html)?.[0];
    const types = published.reviewTypes.map(({ slug }) => `/learning-reviews/types/${slug}`);
    for (const path of ['/learning-reviews/forms', '/learning-reviews/themes', ...types]) {
      expect(main).toContain(`<a href="${path}">`);
    }
    expect(html).toContain('>Search this site and its documents</label>');
  });

  test.each(['a search that only a form answers', 'a search that only pages answer'] as const)(
    'that are no publications say less of what helps: %s',
    async (name) => {
      const html = await render(PublicationsPage, searches[name]);
      expect(html).toContain(`No publication matches “${searches[name].search.query}”.`);
      const all = await render(PublicationsPage, searches['a search without results']);
      for (const words of ['Or look through:', 'with a star', 'Words in quotation marks']) {
        expect(all).toContain(words);
        expect(html).not.toContain(words);
      }
      expect(html).toContain('Try fewer words');
    },
  );

  test('mark what was looked for, and lead to the page of a PDF', async () => {
    const html = await render(PublicationsPage, searches['results of a search']);
    const [report] = published.publications[0]?.documents ?? [];
    expect(html).toContain(`href="/documents/${report?.id}/${report?.fileName}#page=12"`);
    expect(html).toContain('<mark>it &lt;b&gt;</mark>');
    expect(html).toContain('Page 12 of Family K: full report (PDF)');
    expect(html).toMatch(/<meta name="robots" content="noindex/);
  });

  test('say where nothing has all of the words', async () => {
    const html = await render(PublicationsPage, searches['results that have most of the words']);
    expect(html).toContain('No publication has all of the words “name it well”.');
    const all = await render(PublicationsPage, searches['a search with another meaning']);
    expect(all).not.toContain('all of the words');
  });

  test('are in no title, and in no history of the field', async () => {
    const html = await render(PublicationsPage, searches['results of a search']);
    expect(/<title>([^<]*)/.exec(html)?.[1]).not.toContain('neglct');
    const field = /<input[^>]*name="q"[^>]*>/.exec(html)?.[0];
    expect(field).toContain('autocomplete="off"');
    // Some browsers send what is typed to have its spelling checked.
    expect(field).toContain('spellcheck="false"');
    // What offers suggestions makes it a combobox, which ARIA in HTML lets no other type become.
    expect(field).toContain('type="text"');
  });
});

describe('the way out', () => {
  const [report] = published.publications;
  const joint = published.publications.find(({ types }) => types.length === 2);

  test('is offered where the section asks for it, as a plain link', async () => {
    const html = await render(PublicationPage, { publication: joint });
    expect(html).toMatch(/href="https:\/\/www\.bbc\.co\.uk\/weather"[^>]*exit-this-page__button/);
    expect(html).toContain('href="/safety-online"');
  });

  test('is not offered elsewhere', async () => {
    const html = await render(PublicationPage, { publication: report });
    expect(html).not.toContain('exit-this-page');
  });
});

describe('a publication', () => {
  const joint = published.publications.find(({ types }) => types.length === 2);

  test('shares no details of its case', async () => {
    const html = await render(PublicationPage, { publication: joint });
    const shared = html.match(/<meta property="og:[^>]*>/g)?.join('') ?? '';
    expect(shared).toContain('og:description');
    expect(shared).not.toContain(joint?.summary);
  });

  test('that is archived says so, and keeps its learning', async () => {
    const archived = published.publications.find(({ archivedOn }) => archivedOn !== null);
    const html = await render(PublicationPage, { publication: archived });
    expect(html.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ')).toMatch(
      /Archived on 11 March 2024 ?: its files are no longer kept online; the learning stays\./,
    );
    expect(html).not.toContain('There is no document');
    expect(html).toContain(archived?.keyLearning[0]);
    const notArchived = await render(PublicationPage, { publication: published.publications[0] });
    expect(notArchived).not.toContain('rchived');
  });

  test('names its documents with format, size, pages and language', async () => {
    const html = await render(PublicationPage, { publication: published.publications[0] });
    expect(html).toContain('(PDF, 1.2 MB, 48 pages)');
    expect(html).toMatch(/hreflang="cy"[^>]*lang="cy"/);
    expect(html.match(/Request an accessible format/g)).toHaveLength(3);
  });
});

describe('a theme', () => {
  const [theme] = published.themes;
  const link = `href="/learning-reviews/themes/${theme?.slug}/learning"`;

  test('leads to all of its key learning, but not from a draft', async () => {
    expect(await render(ThemePage, { theme })).toContain(link);
    expect(await render(ThemePage, { theme, previewNotice: 'A draft' })).not.toContain(link);
  });

  test('has its key learning in pages, by year, each at an address of its own', async () => {
    const publications = Array.from({ length: 41 }, (_, at) => ({
      ...published.publications[0],
      id: `p${at}`,
      keyLearning: [`Lesson ${at}.`],
      themes: [theme?.id],
      firstPublishedOn: at < 30 ? '2026-01-01' : '2025-01-01',
    }));
    const own = `/learning-reviews/themes/${theme?.slug}/learning`;
    const html = await render(ThemeLearningPage, {
      published: { ...published, publications },
      theme,
      page: 2,
    });
    expect(html).toContain('<li>Lesson 20.</li>');
    expect(html).toContain('<li>Lesson 39.</li>');
    expect(html).not.toMatch(/Lesson (19|40)\./);
    expect(html.match(/<h2 id="year-\d+">/g)).toEqual([
      '<h2 id="year-2026">',
      '<h2 id="year-2025">',
    ]);
    expect(html).toContain(`<a href="${own}#year-2026">2026</a>`);
    expect(html).toContain('<a href="#year-2025">2025</a>');
    expect(html).toContain(`href="${own}?page=3" rel="next"`);
    expect(html).toMatch(new RegExp(`rel="canonical" href="[^"]*${own}\\?page=2"`));
  });
});

describe('a form', () => {
  test('says what changed, and when it last did', async () => {
    const changed = published.forms.find(({ changeNotes }) => changeNotes.length > 0);
    const html = await render(FormPage, { form: changed });
    expect(html).toMatch(/Last changed<\/dt>[^]*1 April 2026/);
    expect(html).toContain(`: ${changed?.changeNotes[0]?.note}`);
    const unchanged = published.forms.find(({ changeNotes }) => changeNotes.length === 0);
    expect(await render(FormPage, { form: unchanged })).not.toMatch(/[Cc]hanged|id="changes"/);
  });
});

describe('the head of a page', () => {
  const alternates = (html: string) =>
    [...html.matchAll(/<link rel="(?:alternate|service-desc)"[^>]*href="([^"]*)"/g)].map(
      ([, href]) => href,
    );
  const [type] = published.reviewTypes;
  const [theme] = published.themes;
  const [publication] = published.publications;

  test('names the feeds of all, of its own, and the same as data', async () => {
    const found = {
      home: alternates(await render(HomePage, {})),
      type: alternates(await render(ReviewTypePage, { type })),
      theme: alternates(await render(ThemePage, { theme })),
      publication: alternates(await render(PublicationPage, { publication })),
      openData: alternates(await render(OpenDataPage, {})),
    };
    const all = ['/feed.atom', '/feed.json'];
    const feedsUnder = (path: string) => [`${path}/feed.atom`, `${path}/feed.json`];
    expect(found).toEqual({
      home: all,
      type: [...all, ...feedsUnder(`/learning-reviews/types/${type?.slug}`)],
      theme: [...all, ...feedsUnder(`/learning-reviews/themes/${theme?.slug}`)],
      publication: [...all, `/api/publications/${publication?.id}`],
      openData: [...all, '/api/openapi.json'],
    });
  });

  test('of a draft names nothing of the draft', async () => {
    const previewNotice = 'A draft';
    for (const [page, props] of [
      [ReviewTypePage, { type }],
      [ThemePage, { theme }],
      [PublicationPage, { publication }],
    ] as const) {
      const html = await render(page, { ...props, previewNotice });
      expect(alternates(html)).toEqual(['/feed.atom', '/feed.json']);
      expect(html).not.toMatch(/ld\+json|themes\/[^"]*feed|types\/[^"]*feed/);
    }
  });
});
