import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  form,
  group,
  learningReviewsPage,
  page,
  publication,
  reviewType,
  theme,
  type Contact,
  type Form,
  type Group,
  type LearningReviewsPage,
  type Page,
  type Publication,
  type PublishedSet,
  type ReviewType,
  type SiteSettings,
  type Theme,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { obeyTakeDowns } from '../../src/content/obey-take-downs.ts';
import { SearchService } from './search-service.ts';

vi.setConfig({ testTimeout: 60_000 });

const [first, second] = examplePublishedSet.lists.publications as [Publication, Publication];
const [referral] = examplePublishedSet.lists.forms as [Form];
const [referralFile] = referral.documents as [Form['documents'][0]];
const [report] = first.documents as [Publication['documents'][0]];
const word = 'zqunheardof';
/** Stands in a file of a form alone. */
const formWord = 'zqtobefilledin';

let folder: string;
let service: SearchService;
let told: PublishedSet | undefined;
let now: number;
/** Texts of documents, by the id of the document; others are not read yet. */
let texts: Map<string, string[]>;
let asked: string[];
let isAway: boolean;
const reports: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'search-service-'));
  told = examplePublishedSet;
  now = Date.now();
  texts = new Map([
    [report.id, ['The contents', `What ${word} means for a child.`]],
    [referralFile.id, ['The form', `Say ${formWord} here.`]],
  ]);
  asked = [];
  isAway = false;
  reports.length = 0;
  service = start();
});

afterEach(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

function start(): SearchService {
  const current = obeyTakeDowns(
    () => told,
    () => now,
  );
  return new SearchService({
    folder,
    current,
    lookMs: 20,
    againMs: 50,
    report: (message) => reports.push(message),
    textOf: ({ id }) => {
      asked.push(id);
      const pages = texts.get(id) ?? [];
      return Promise.resolve(
        isAway ? 'away' : pages.map((text, index) => ({ page: index + 1, text })),
      );
    },
  });
}

async function until<T>(look: () => Promise<T>, isRight: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const whole = () =>
  until(
    () => service.find('family'),
    (found) => found?.isWhole === true,
  );
const ids = async (query: string) => (await service.find(query))?.ids.publication;
const forms = async (query: string) => (await service.find(query))?.ids.form;
const pages = async (query: string) => (await service.find(query))?.ids.page;

const without = (set: PublishedSet, id: string): PublishedSet => {
  const publications = set.lists.publications.filter((one) => one.id !== id);
  return { ...set, lists: { ...set.lists, publications } };
};

const withChanged = (change: Partial<Publication>): PublishedSet => {
  const publications = examplePublishedSet.lists.publications.map((one) =>
    one.id === first.id ? { ...one, ...change } : one,
  );
  return { ...examplePublishedSet, lists: { ...examplePublishedSet.lists, publications } };
};

const withForms = (forms: Form[]): PublishedSet => ({
  ...examplePublishedSet,
  lists: { ...examplePublishedSet.lists, forms },
});

/** Every field has something in it, and no two texts share a word. */
const filled: Publication = {
  ...first,
  title: 'Avocet',
  kindOfReview: 'Bittern',
  referenceName: 'Curlew',
  summary: 'Dunlin',
  contentWarning: 'Egret',
  whatHappened: 'Fulmar',
  keyLearning: ['Gannet', 'Heron'],
  teamQuestions: ['Ibis', 'Jackdaw'],
  body: [
    { type: 'heading', level: 2, children: [{ type: 'text', text: 'Kestrel' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'link', url: 'https://a.example', children: [{ type: 'text', text: 'Lapwing' }] },
      ],
    },
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [{ type: 'text', text: 'Merganser' }] },
        {
          type: 'list',
          format: 'unordered',
          children: [{ type: 'list-item', children: [{ type: 'text', text: 'Nuthatch' }] }],
        },
      ],
    },
  ],
  archivedOn: '2026-06-30',
  changeNotes: [{ date: '2026-06-02', note: 'Pochard' }],
  documents: [{ ...report, title: 'Whimbrel' }],
};

/** Likewise. */
const filledForm: Form = {
  ...referral,
  title: 'Quail',
  summary: 'Redshank',
  explanation: [{ type: 'paragraph', children: [{ type: 'text', text: 'Sanderling' }] }],
  version: 'Tern',
  changeNotes: [{ date: '2026-06-02', note: 'Turnstone' }],
  documents: [{ ...referralFile, title: 'Wigeon' }],
  howToSend: [{ type: 'paragraph', children: [{ type: 'text', text: 'Wryneck' }] }],
  sendTo: {
    name: 'Yaffle',
    description: 'Auk',
    phone: '01632 960123',
    textPhone: '01632 960456',
    email: 'brambling@chough.example',
    url: 'https://a.example',
    hours: 'Daw',
  },
  safeSendingNote: 'Eider',
  showsExitThisPage: true,
};

/** What no reader looks for: names for programs, days, and what is shown in words of the site. */
const noText =
  /^(?:id|slug|kind|types|language|themes|related|groups|\w+On|date|used\w+|type|format|url|fileName|sha256|purpose|audience|appliesFrom)$/;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (noText.test(name) ? [] : textsIn(part)));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || String(value) === '';
}

describe('what is published', () => {
  it('is found by every word of it, with the place, and by former names of its type', async () => {
    await whole();
    const found = await service.find(word);
    expect(found).toMatchObject({ ids: { publication: [first.id], form: [] }, corrected: null });
    const passages = found && (await service.passages('publication', found.ids.publication, found));
    expect(passages?.get(first.id)).toEqual([
      {
        from: 'document',
        document: report.id,
        page: 2,
        parts: [
          { text: 'What ', isMarked: false },
          { text: word, isMarked: true },
          { text: ' means for a child.', isMarked: false },
        ],
      },
    ]);
    expect(await ids('crynodeb')).toEqual([first.id]);
    expect(await service.suggest('zqunh')).toEqual([word]);
    expect(reports.join(' ')).not.toContain(word);
    const [type] = examplePublishedSet.lists['review-types'].filter(({ otherNames }) =>
      otherNames.some(({ shortName }) => shortName),
    );
    const name = type?.otherNames.find(({ shortName }) => shortName)?.shortName ?? '';
    const ofType = examplePublishedSet.lists.publications.filter(({ types }) =>
      types.includes(type?.id ?? ''),
    );
    expect(ofType.length).toBeGreaterThan(0);
    expect((await ids(name))?.toSorted()).toEqual(
      expect.arrayContaining(ofType.map(({ id }) => id).toSorted()),
    );
  });

  it('is found by each text of its page', async () => {
    told = withChanged(filled);
    await whole();
    const fields: Record<string, unknown> = filled;
    const empty = Object.keys(publication.shape).filter((name) => isEmpty(fields[name]));
    expect(empty, 'fields of the contract that the example of this test leaves empty').toEqual([]);
    const texts = textsIn(filled);
    expect(texts).toEqual(expect.arrayContaining(['Avocet', 'Whimbrel']));
    for (const text of texts) expect(await ids(text), text).toEqual([filled.id]);
  });
});

describe('a form', () => {
  const expectFormGone = async () => {
    expect(await service.find(formWord)).toMatchObject({
      ids: { publication: [], form: [] },
      corrected: null,
    });
    expect(await forms(referral.title)).not.toContain(referral.id);
    expect(await service.find(`${formWord.slice(0, -2)}di`)).toMatchObject({ corrected: null });
    expect(await service.suggest(formWord.slice(0, 5))).toEqual([]);
  };
  const others = examplePublishedSet.lists.forms.filter(({ id }) => id !== referral.id);

  it('is found by the words of its documents, with the place, and by its type', async () => {
    await whole();
    const found = await service.find(formWord);
    expect(found).toMatchObject({ ids: { publication: [], form: [referral.id] } });
    const passages = found && (await service.passages('form', found.ids.form, found));
    expect(passages?.get(referral.id)).toMatchObject([
      { from: 'document', document: referralFile.id, page: 2 },
    ]);
    expect(await service.suggest(formWord.slice(0, 5))).toEqual([formWord]);
    const [type] = examplePublishedSet.lists['review-types'].filter(({ id }) =>
      referral.types.includes(id),
    );
    expect(await forms(`${type?.fullName} referral`)).toEqual([referral.id]);
  });

  it('is found by each text of its page', async () => {
    told = withForms([filledForm]);
    await whole();
    const fields: Record<string, unknown> = filledForm;
    const empty = Object.keys(form.shape).filter((name) => isEmpty(fields[name]));
    expect(empty, 'fields of the contract that the example of this test leaves empty').toEqual([]);
    const texts = textsIn(filledForm);
    expect(texts).toEqual(expect.arrayContaining(['Quail', 'Eider', 'Yaffle', 'Wigeon']));
    for (const text of texts) expect(await forms(text), text).toEqual([filledForm.id]);
  });

  it('may have the id of a publication, and is found as what it is', async () => {
    told = withForms([{ ...referral, id: first.id }]);
    await whole();
    expect((await service.find(formWord))?.ids).toMatchObject({
      publication: [],
      form: [first.id],
    });
    expect((await service.find(word))?.ids).toMatchObject({ publication: [first.id], form: [] });
  });

  it('is in the index before the publications, and counts as none of them', async () => {
    await whole();
    const { publications } = examplePublishedSet.lists;
    expect(service.progress).toEqual({
      isComplete: true,
      isWhole: true,
      publications: publications.length,
    });
    const [earliest] = asked;
    const formFiles = examplePublishedSet.lists.forms.flatMap(({ documents }) => documents);
    expect(formFiles.map(({ id }) => id)).toContain(earliest);
  });

  it('that is withdrawn is neither found, corrected to nor suggested from that moment on', async () => {
    await whole();
    expect(await forms(formWord)).toEqual([referral.id]);
    told = withForms(others);
    await expectFormGone();
    await until(
      () => Promise.resolve(filesWith(formWord.slice(3))),
      (files) => files.length === 0,
    );
  });

  it('whose time has come goes by the clock, whatever the CMS has told', async () => {
    const at = new Date(now + 1_000).toISOString();
    told = {
      ...examplePublishedSet,
      lists: { ...examplePublishedSet.lists, 'take-downs': [{ id: referral.id, at }] },
    } as PublishedSet;
    await whole();
    expect(await forms(formWord)).toEqual([referral.id]);
    now += 2_000;
    await expectFormGone();
  });

  it('that went while the site was stopped is never found again', async () => {
    await whole();
    await service.stop();
    told = withForms(others);
    service = start();
    await until(
      () => service.find('family'),
      (found) => found !== undefined,
    );
    await expectFormGone();
  });

  it('that changes is found by what it is now alone', async () => {
    await whole();
    told = withForms([{ ...referral, summary: 'zqanother words', documents: [] }, ...others]);
    expect(await forms(formWord)).toEqual([]);
    expect(await forms('zqanother')).toEqual([referral.id]);
  });
});

describe('other pages', () => {
  const { lists, singles } = examplePublishedSet;
  const [anyType] = lists['review-types'] as [ReviewType];
  const [anyGroup] = lists.groups as [Group];
  const [privacy] = lists.pages.filter(({ slug }) => slug === 'privacy') as [Page];
  const landing = singles['learning-reviews-page'] as LearningReviewsPage;
  const settings = singles['site-settings'] as SiteSettings;
  const text = (words: string) => [
    { type: 'paragraph' as const, children: [{ type: 'text' as const, text: words }] },
  ];
  const contact: Contact = {
    name: 'Fieldfare',
    description: 'Firecrest',
    phone: '01632 960777',
    textPhone: '01632 960888',
    email: 'gadwall@garganey.example',
    url: 'https://a.example',
    hours: 'Goldcrest',
  };
  const filledGroup: Group = {
    ...anyGroup,
    name: 'Goshawk',
    shortName: 'Greenshank',
    localName: 'Hobby',
    remit: 'Hoopoe',
    url: 'https://a.example',
  };
  const filledType: ReviewType = {
    ...anyType,
    shortName: 'Kittiwake',
    fullName: 'Linnet',
    otherNames: [
      {
        shortName: 'Mallard',
        fullName: 'Mandarin',
        usedFrom: '2020-01-01',
        usedUntil: '2021-01-01',
        note: 'Martin',
      },
    ],
    summary: 'Merlin',
    explanation: text('Nightjar'),
    statutoryBases: [{ title: 'Oriole', url: 'https://a.example', summary: 'Osprey' }],
    kindsOfReview: [{ name: 'Ouzel', summary: 'Partridge' }],
    leadBody: 'Peregrine',
    groups: [anyGroup.id],
    publicationsLabel: 'Pintail',
    formsLabel: 'Pipit',
    supportContacts: [contact],
  };
  const filledTheme: Theme = { id: 'a', slug: 'a', name: 'Plover', definition: 'Ptarmigan' };
  const filledPage: Page = {
    ...privacy,
    title: 'Puffin',
    summary: 'Rail',
    body: text('Raven'),
    reviewedOn: '2026-01-01',
  };
  const filledLanding: LearningReviewsPage = {
    ...landing,
    title: 'Redstart',
    summary: 'Redwing',
    introduction: text('Robin'),
    types: [anyType.id],
  };
  const filledSet = {
    ...examplePublishedSet,
    lists: {
      ...lists,
      'review-types': [filledType],
      themes: [filledTheme],
      groups: [filledGroup],
      pages: [filledPage],
    },
    singles: { ...singles, 'learning-reviews-page': filledLanding },
  };

  it.each([
    [`review-type/${anyType.id}`, reviewType, filledType],
    [`review-type/${anyType.id}`, group, filledGroup],
    ['theme/a', theme, filledTheme],
    [`page/${privacy.id}`, page, filledPage],
    ['landing', learningReviewsPage, filledLanding],
  ])('are found by each text that they show: %s', async (id, { shape }, entry) => {
    told = filledSet;
    await whole();
    const fields: Record<string, unknown> = entry;
    const empty = Object.keys(shape).filter((name) => isEmpty(fields[name]));
    expect(empty, 'fields of the contract that the example of this test leaves empty').toEqual([]);
    const texts = textsIn(entry);
    expect(texts.length).toBeGreaterThan(1);
    for (const one of texts) expect(await pages(one), one).toEqual([id]);
  });

  it('are found by what the home page and the frame of each page say', async () => {
    await whole();
    const { partnershipName, reportContacts, homeIntroduction } = settings;
    expect(await pages(partnershipName)).toContain('home');
    for (const one of textsIn(reportContacts))
      expect(await pages(`"${one}"`), one).toContain('home');
    for (const one of textsIn(homeIntroduction).filter((some) => /\w/.test(some)))
      expect(await pages(one), one).toContain('home');
  });

  it('are called by their name, or the first half of it, in any form of the words', async () => {
    told = { ...filledSet, lists: { ...lists, pages: [privacy] } };
    await whole();
    const named = async (query: string) => (await service.find(query))?.named;
    const dhr = lists['review-types'].find(({ shortName }) => shortName === 'DHR');
    for (const name of [
      'DHR',
      'domestic homicide review',
      'Domestic Abuse Related Death Reviews',
    ]) {
      expect(await named(name), name).toEqual([`review-type/${dhr?.id}`]);
    }
    expect(await named('PRIVACY')).toEqual([`page/${privacy.id}`]);
    for (const query of ['What is privacy', 'Privacy and cookies'])
      expect(await named(query)).toEqual([`page/${privacy.id}`]);
    expect(await named('self neglect')).toEqual(['theme/theme-self-neglect']);
    for (const other of ['cookies', 'hoarding', 'domestic', 'privacy*', 'privacy statement', 'the'])
      expect(await named(other), other).toEqual([]);
  });

  it('show where in their text it stands', async () => {
    await whole();
    const found = await service.find('"cannot or will not"');
    const passages = found && (await service.passages('page', found.ids.page, found));
    expect(passages?.get('theme/theme-self-neglect')).toMatchObject([
      { from: 'body', parts: [{}, { text: 'cannot or will not', isMarked: true }, {}] },
    ]);
  });

  const secret = 'zqofanotherpage';
  it.each([
    ['a theme', { ...filledTheme, definition: secret }, 'themes'],
    ['a type of review', { ...filledType, id: 'a', summary: secret }, 'review-types'],
    ['a page', { ...filledPage, id: 'a', body: text(secret) }, 'pages'],
    // It is the page of a type that shows it.
    ['a group', { ...filledGroup, remit: secret }, 'groups'],
  ] as const)('that go are told of no more: %s', async (_, entry, list) => {
    const others = lists[list].filter(({ id }) => id !== entry.id);
    told = { ...examplePublishedSet, lists: { ...lists, [list]: [entry, ...others] } };
    await until(
      () => pages(secret),
      (found) => found?.length === 1,
    );
    await whole();
    expect(await service.suggest(secret.slice(0, 6))).toEqual([secret]);
    told = { ...examplePublishedSet, lists: { ...lists, [list]: others } };
    const found = await service.find(secret);
    expect(found).toMatchObject({ corrected: null, suggested: null, named: [] });
    expect(found?.ids).toEqual({ publication: [], form: [], page: [] });
    expect(await service.find(`${secret.slice(0, -2)}eg`)).toMatchObject({ corrected: null });
    expect(await service.suggest(secret.slice(0, 6))).toEqual([]);
    await until(
      () => Promise.resolve(filesWith(secret.slice(3))),
      (files) => files.length === 0,
    );
  });

  it('that went or changed while the site was stopped are never found again', async () => {
    told = {
      ...examplePublishedSet,
      lists: {
        ...lists,
        pages: lists.pages.map((one) => (one === privacy ? { ...one, body: text(secret) } : one)),
      },
      singles: { ...singles, 'learning-reviews-page': { ...landing, summary: secret } },
    };
    await whole();
    expect(await pages(secret)).toHaveLength(2);
    await service.stop();
    told = { ...examplePublishedSet, singles: { ...singles, 'learning-reviews-page': null } };
    service = start();
    await until(
      () => service.find('family'),
      (found) => found !== undefined,
    );
    expect(await pages(secret)).toEqual([]);
    expect(await pages(landing.title)).not.toContain('landing');
  });
});

describe('what is taken off', () => {
  const expectGone = async () => {
    expect(await ids(word)).toEqual([]);
    expect(await ids(word.slice(0, -1))).toEqual([]);
    expect(await service.find('zqunhaerdof')).toMatchObject({
      ids: { publication: [], form: [] },
      corrected: null,
    });
    expect(await service.suggest('zqunh')).toEqual([]);
  };

  it('is neither found, counted, corrected to nor suggested from that moment on', async () => {
    await whole();
    told = without(examplePublishedSet, first.id);
    await expectGone();
    // Nor is it in the files, a moment later.
    await until(
      () => Promise.resolve(filesWith(word.slice(3))),
      (files) => files.length === 0,
    );
  });

  it('by the clock is the same, whatever the CMS has told', async () => {
    const at = new Date(now + 1_000).toISOString();
    told = {
      ...examplePublishedSet,
      lists: { ...examplePublishedSet.lists, 'take-downs': [{ id: first.id, at }] },
    } as PublishedSet;
    await whole();
    expect(await ids(word)).toEqual([first.id]);
    now += 2_000;
    await expectGone();
  });

  it('while the site was stopped is never found again', async () => {
    await whole();
    await service.stop();
    told = without(examplePublishedSet, first.id);
    service = start();
    await until(
      () => service.find('family'),
      (found) => found !== undefined,
    );
    await expectGone();
  });

  it('as a part of a publication is the same, and the rest is found at once', async () => {
    await whole();
    told = withChanged({ documents: first.documents.slice(1), summary: 'zqanother words' });
    await expectGone();
    expect(await ids('zqanother')).toEqual([first.id]);
    expect(await ids(second.title)).toContain(second.id);
  });
});

describe('what is missing', () => {
  it('comes as soon as it can be had; until then all else is found', async () => {
    isAway = true;
    await service.stop();
    rmSync(folder, { recursive: true });
    service = start();
    const early = await until(
      () => service.find('family k'),
      (found) => (found?.ids.publication.length ?? 0) > 0,
    );
    expect(early?.isWhole).toBe(false);
    expect(await ids(word)).toEqual([]);
    isAway = false;
    await until(
      () => service.find(word),
      (found) => found?.ids.publication[0] === first.id,
    );
    expect((await whole())?.isWhole).toBe(true);
  });

  it('is asked for once, and not again after a restart', async () => {
    await whole();
    await service.stop();
    const { publications, forms } = examplePublishedSet.lists;
    const known = [...publications, ...forms].flatMap(({ documents }) => documents);
    expect(asked.toSorted()).toEqual(known.map(({ id }) => id).toSorted());
    asked = [];
    service = start();
    await whole();
    expect(await ids(word)).toEqual([first.id]);
    expect(asked).toEqual([]);
  });

  it('is nothing at all before there is something published', async () => {
    await service.stop();
    told = undefined;
    service = start();
    expect(await service.find('family')).toBeUndefined();
    expect(await service.suggest('fam')).toEqual([]);
  });
});

describe('the index', () => {
  it('is made anew when it is damaged while it is used', async () => {
    await whole();
    await until(
      () => Promise.resolve(indexFile()),
      (file) => file.endsWith(`${path.sep}index.db`),
    );
    writeFileSync(indexFile(), Buffer.alloc(readFileSync(indexFile()).length, 7));
    told = withChanged({ summary: 'zqafterwards' });
    await until(
      () => service.find('zqafterwards'),
      (found) => found?.ids.publication[0] === first.id && found.isWhole,
    );
    expect(await ids(word)).toEqual([first.id]);
    expect(reports.filter((line) => line.includes('made anew'))).not.toEqual([]);
  });

  it('is of one process; another one makes its own', async () => {
    await whole();
    const other = start();
    await until(
      () => other.find(word),
      (found) => found?.ids.publication.length === 1,
    );
    expect(await ids(word)).toEqual([first.id]);
    await other.stop();
  });
});

function indexFile(): string {
  const inside = path.join(folder, '1');
  const names = readdirSync(inside).filter((name) => /^index.*\.db$/.test(name));
  return path.join(inside, names[0] ?? '');
}

function filesWith(text: string): string[] {
  const inside = path.join(folder, '1');
  return readdirSync(inside).filter((name) =>
    readFileSync(path.join(inside, name), 'latin1').includes(text),
  );
}
