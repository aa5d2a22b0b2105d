import { addresses } from '@learning-reviews/content-contract';
import { ports } from './arrangement.ts';
import { manyPublications } from './many-publications.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { publishAndSee } from './publish-and-see.ts';
import { local } from './target.ts';

export const pageKinds = [
  'landing page',
  'type',
  'filtered list',
  'whole list',
  'publication',
  'theme',
  'feed',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** Publishes, after each of which every page is rendered anew for whoever asks first. */
const turns = 12;

/** Publications that are asked for in each turn, at most. */
const mostPublications = 20;

/** Milliseconds of rest after which what a publish brings with it is done. */
const restMs = 500;

/**
 * What a page of each kind takes that nobody has asked for since something changed, in milliseconds of
 * processor time: the mean over all turns but the first, which loads the code.
 */
export async function firstRenders(
  program: MeasuredProcess,
  publications: number,
): Promise<Record<PageKind, number>> {
  const took = new Map<PageKind, number[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    await publishAndSee();
    await program.untilAtRest(restMs);
    for (const [kind, pages] of Object.entries(pagesOf(turn, publications))) {
      const before = program.cpuSecondsOfThreads();
      for (const page of pages) await read(page);
      const each = ((program.cpuSecondsOfThreads() - before) / pages.length) * 1_000;
      if (turn > 0) took.set(kind as PageKind, [...(took.get(kind as PageKind) ?? []), each]);
    }
  }
  const means = [...took].map(([kind, all]) => [kind, all.reduce((a, b) => a + b) / all.length]);
  return Object.fromEntries(means) as Record<PageKind, number>;
}

function pagesOf(turn: number, publications: number): Record<PageKind, string[]> {
  const { 'review-types': types, themes } = manyPublications(1).lists;
  // Others each turn, and none of the newest, which are published and so rendered already.
  const number = Math.min(mostPublications, Math.floor(publications / 2 / turns));
  const indexes = Array.from({ length: number }, (_, place) => turn * number + place);
  return {
    'landing page': [addresses.landing],
    type: types.map(({ slug }) => addresses.reviewType(slug)),
    'whole list': [addresses.publications],
    'filtered list': types.map(({ slug }) => `${addresses.publications}?type=${slug}&sort=title`),
    publication: indexes.map((index) => addresses.publication(`publication-${index}`)),
    theme: themes.map(({ slug }) => addresses.theme(slug)),
    feed: [addresses.feed('atom'), ...themes.map(({ slug }) => addresses.themeFeed(slug, 'atom'))],
  };
}

async function read(address: string): Promise<void> {
  const answer = await fetch(local(address, ports.site), { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
}
