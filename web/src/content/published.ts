import type {
  Form,
  Group,
  LearningReviewsPage,
  Page,
  Publication,
  PublishedListItem,
  PublishedListName,
  PublishedSet,
  PublishedSingle,
  PublishedSingleName,
  Redirect,
  ReviewType,
  SiteSettings,
  Theme,
  Withdrawal,
} from '@learning-reviews/content-contract';
import { getLiveCollection } from 'astro:content';
import { neutralLanding, neutralSettings } from './neutral-content.ts';
import { byOrderThen, inLandingOrder, inOrderOf, newestFirst } from './published-order.ts';
import { getSnapshot } from './snapshot.ts';

/** All that a page may show, in the order in which it is shown. */
export interface Published {
  /** Zero while nothing has been read from the CMS yet. */
  revision: number;
  settings: SiteSettings;
  landing: LearningReviewsPage;
  /** In the landing page's order, then by their own order, then by full name. */
  reviewTypes: ReviewType[];
  /** By the day of first publication, newest first, then by title. */
  publications: Publication[];
  forms: Form[];
  themes: Theme[];
  groups: Group[];
  pages: Page[];
  redirects: Redirect[];
  /** What was withdrawn with a notice in its place. */
  withdrawals: Withdrawal[];
}

let held: { from: object | undefined; published: Published } | undefined;

/**
 * What is published now. It is put in order once for each change, and shared by all requests until
 * the next, so treat it as read-only.
 * @throws StrapiContentError when a live collection cannot be read.
 */
export async function getPublished(): Promise<Published> {
  const snapshot = await getSnapshot();
  while (!held || held.from !== snapshot.current()) {
    const from = snapshot.current();
    const published = await readPublished(from);
    // The lists are read one after the other: all must be of one revision.
    if (from === snapshot.current()) held = { from, published };
  }
  return held.published;
}

async function readPublished(from: PublishedSet | undefined): Promise<Published> {
  const landing = (await single('learning-reviews-page')) ?? neutralLanding;
  return {
    revision: from?.revision ?? 0,
    settings: (await single('site-settings')) ?? neutralSettings,
    landing,
    reviewTypes: inLandingOrder(await list('review-types'), landing.types),
    publications: inOrderOf(
      await list('publications'),
      newestFirst,
      held?.published.publications ?? [],
    ),
    forms: byOrderThen(await list('forms'), (form) => form.title),
    themes: byOrderThen(await list('themes'), (theme) => theme.name),
    groups: byOrderThen(await list('groups'), (group) => group.name),
    pages: byOrderThen(await list('pages'), (page) => page.title),
    redirects: await list('redirects'),
    withdrawals: from?.lists.withdrawals ?? [],
  };
}

async function list<N extends PublishedListName>(name: N): Promise<PublishedListItem<N>[]> {
  const { entries = [], error } = await getLiveCollection(name);
  if (error) throw error;
  return entries.map((entry) => entry.data as PublishedListItem<N>);
}

async function single<N extends PublishedSingleName>(
  name: N,
): Promise<PublishedSingle<N> | undefined> {
  const { entries = [], error } = await getLiveCollection(name);
  if (error) throw error;
  return entries[0]?.data as PublishedSingle<N> | undefined;
}
