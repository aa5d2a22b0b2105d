import type { Group, PublishedSet, ReviewType } from '@learning-reviews/content-contract';
import { sitePageIds } from '../../src/search/site-page-ids.ts';
import { inOne, textsOf, textsOfContact } from './published-texts.ts';

/** All that a page shows of its own, beside publications and forms: these are found by themselves. */
export interface PageEntry {
  id: string;
  /** What readers may call it, as it is titled first. */
  names: string[];
  texts: (string | null)[];
  /** What is no part of its text, such as the law or telephone numbers, each by itself. */
  details: string[];
  /** Ids of review types, by the names of which it is found. */
  types: string[];
  documents: never[];
}

const known = new WeakMap<PublishedSet, PageEntry[]>();

/** The pages of what is published that are neither of a publication nor of a form. */
export function pageEntriesOf(set: PublishedSet): PageEntry[] {
  let entries = known.get(set);
  if (!entries) {
    const { themes, groups, pages } = set.lists;
    entries = [
      ...homePage(set),
      ...landingPage(set),
      ...set.lists['review-types'].map((type) => pageOfType(type, groups)),
      ...themes.map(({ id, name, definition }) =>
        entryOf(sitePageIds.theme(id), [name], [definition]),
      ),
      ...pages.map(({ id, title, summary, body }) =>
        entryOf(sitePageIds.page(id), [title], [summary, ...textsOf(body)]),
      ),
    ];
    known.set(set, entries);
  }
  return entries;
}

function entryOf(
  id: string,
  names: (string | null)[],
  texts: (string | null)[],
  more: Partial<PageEntry> = {},
): PageEntry {
  return { id, names: told(names), texts, details: [], types: [], documents: [], ...more };
}

const told = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);

/** With what stands above and below every page. */
function homePage({ singles }: PublishedSet): PageEntry[] {
  const settings = singles['site-settings'];
  if (!settings) return [];
  const { partnershipName, shortName, strapline, banner, homeIntroduction } = settings;
  const { emergencyHeading, emergencyAdvice, reportContacts, areaServed, licence } = settings;
  const texts = [strapline, ...textsOf(homeIntroduction), emergencyHeading, emergencyAdvice];
  const details = [...reportContacts.flatMap(textsOfContact), banner, areaServed, licence];
  const more = { details: told(details) };
  return [entryOf(sitePageIds.home, [partnershipName, shortName], texts, more)];
}

function landingPage({ singles }: PublishedSet): PageEntry[] {
  const landing = singles['learning-reviews-page'];
  if (!landing) return [];
  const { title, summary, introduction } = landing;
  return [entryOf(sitePageIds.landing, [title], [summary, ...textsOf(introduction)])];
}

/** With the groups that handle the type, which have no page of their own. */
function pageOfType(type: ReviewType, groups: readonly Group[]): PageEntry {
  const { id, fullName, shortName, otherNames, kindsOfReview, statutoryBases, leadBody } = type;
  const names = [
    fullName,
    shortName,
    ...otherNames.flatMap((one) => [one.fullName, one.shortName]),
  ];
  const details = [
    ...kindsOfReview.map(({ name, summary }) => inOne([name, summary], ': ')),
    ...statutoryBases.map(({ title, summary }) => inOne([title, summary], ': ')),
    leadBody,
    ...groups.filter((group) => type.groups.includes(group.id)).map(wordsOfGroup),
    ...otherNames.map(({ note }) => note),
    type.publicationsLabel,
    type.formsLabel,
    ...type.supportContacts.flatMap(textsOfContact),
  ];
  const texts = [type.summary, ...textsOf(type.explanation)];
  return entryOf(sitePageIds.reviewType(id), names, texts, { details: told(details), types: [id] });
}

function wordsOfGroup({ name, shortName, localName, remit }: Group): string {
  return inOne([inOne([name, shortName, localName], ', '), remit], ': ');
}
