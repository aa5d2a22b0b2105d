import type { Group, PublishedSet, ReviewType } from '@learning-reviews/content-contract';
import { sitePageIds } from '../../src/search/site-pages.ts';
import { textsOf, textsOfContact } from './published-texts.ts';

/** All that a page shows of its own, beside publications and forms: these are found by themselves. */
export interface PageEntry {
  id: string;
  /** What readers may call it, as it is titled first. */
  names: string[];
  texts: (string | null)[];
  /** What is no part of its text, such as telephone numbers. */
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
  const told = names.filter((name) => name !== null);
  return { id, names: told, texts, details: [], types: [], documents: [], ...more };
}

/** With what stands above and below every page. */
function homePage({ singles }: PublishedSet): PageEntry[] {
  const settings = singles['site-settings'];
  if (!settings) return [];
  const { partnershipName, shortName, strapline, banner, homeIntroduction } = settings;
  const { emergencyHeading, emergencyAdvice, reportContacts, areaServed, licence } = settings;
  const texts = [strapline, ...textsOf(homeIntroduction), emergencyHeading, emergencyAdvice];
  const details = [...reportContacts.flatMap(textsOfContact), banner, areaServed, licence];
  const told = { details: details.filter((one) => one !== null) };
  return [entryOf(sitePageIds.home, [partnershipName, shortName], texts, told)];
}

function landingPage({ singles }: PublishedSet): PageEntry[] {
  const landing = singles['learning-reviews-page'];
  if (!landing) return [];
  const { title, summary, introduction } = landing;
  return [entryOf(sitePageIds.landing, [title], [summary, ...textsOf(introduction)])];
}

/** With the groups that handle the type, which have no page of their own. */
function pageOfType(type: ReviewType, groups: readonly Group[]): PageEntry {
  const { id, fullName, shortName, otherNames } = type;
  const names = [
    fullName,
    shortName,
    ...otherNames.flatMap((one) => [one.fullName, one.shortName]),
  ];
  const texts = [
    type.summary,
    ...textsOf(type.explanation),
    ...type.kindsOfReview.flatMap((kind) => [kind.name, kind.summary]),
    ...type.statutoryBases.flatMap(({ title, summary }) => [title, summary]),
    type.leadBody,
    ...groups
      .filter((group) => type.groups.includes(group.id))
      .flatMap(({ name, shortName: short, localName, remit }) => [name, short, localName, remit]),
    ...otherNames.map(({ note }) => note),
    type.publicationsLabel,
    type.formsLabel,
  ];
  const details = type.supportContacts.flatMap(textsOfContact);
  return entryOf(sitePageIds.reviewType(id), names, texts, { details, types: [id] });
}
