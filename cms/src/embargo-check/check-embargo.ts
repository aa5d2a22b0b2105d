import type { Core } from '@strapi/strapi';
import { guessCounter } from '../probes/guess-counter';
import { guessKindOf, isRefusal } from '../probes/guess-kinds';
import { settings } from '../settings';
import { atMost } from './at-most';
import type { At, Open } from './doors';
import { filesOfPage } from './files-of-page';
import { findHiddenThings, type HiddenThings } from './hidden-things';
import { whyBlindToCms, whyBlindToSite, type Blindness } from './known-public';
import { Looker, type Finding } from './look';
import { looksFor, type Look } from './looks';
import { isAnswer, Visitor } from './outside';
import { summaryOf, verdictOf, type EmbargoReport, type Tried } from './report';
import { Sightings } from './sightings';

/** Longest time for all of it, in milliseconds; what was not tried by then is said. */
const wholeTime = 60_000;
const together = 4;

export interface CheckOptions {
  /** Who asks, for the report. */
  by: string;
  /** Public addresses of the site and the CMS; those of the settings when left out. */
  origins?: Record<At, string>;
  onProgress?(done: number, total: number): void;
}

/**
 * Looks at the site and the CMS from outside, as an anonymous visitor, for anything of an item that
 * is not public: by guessing addresses, and by reading all that anyone may read.
 *
 * @param uid of the item's content type
 * @returns what was tried and seen; null when there is no such item
 */
export async function checkEmbargo(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  options: CheckOptions,
): Promise<EmbargoReport | null> {
  const startedAt = new Date().toISOString();
  const hidden = await findHiddenThings(strapi, uid, documentId);
  if (!hidden) return null;
  const head = {
    item: {
      kind: hidden.kind.name,
      title: hidden.title,
      state: hidden.isAnythingHidden ? hidden.state : 'Public',
    },
    startedAt,
    by: options.by,
  };
  if (!hidden.isAnythingHidden) return { ...head, ...nothingToCheck() };
  const visitors = visitorsOf(options.origins ?? ownOrigins());
  try {
    const sightings = new Sightings(strapi, hidden);
    const tried = await lookEverywhere(strapi, hidden, visitors, sightings, options);
    return {
      ...head,
      finishedAt: new Date().toISOString(),
      verdict: verdictOf(tried),
      summary: summaryOf(tried),
      tried,
      lookedFor: sightings.lookedFor,
      notLookedFor: sightings.notLookedFor,
    };
  } finally {
    visitors.site.leave();
    visitors.cms.leave();
  }
}

function nothingToCheck() {
  return {
    finishedAt: new Date().toISOString(),
    verdict: 'public' as const,
    summary:
      'There is nothing to check: it is public, and nothing in the draft is new that could be looked for.',
    tried: [],
    lookedFor: [],
    notLookedFor: [],
  };
}

function ownOrigins(): Record<At, string> {
  const { siteUrl, cmsUrl } = settings();
  return { site: siteUrl, cms: cmsUrl };
}

/** What these guess is ours, so it raises no notice of guessing. */
function visitorsOf(origins: Record<At, string>): Record<At, Visitor> {
  const signal = AbortSignal.timeout(wholeTime);
  const count = (path: string, status: number) => {
    const kind = guessKindOf(path.split('?')[0] ?? '');
    if (kind && isRefusal(status)) guessCounter.note(kind, 'own');
  };
  return {
    site: new Visitor(origins.site, signal, count),
    cms: new Visitor(origins.cms, signal, count),
  };
}

async function lookEverywhere(
  strapi: Core.Strapi,
  hidden: HiddenThings,
  visitors: Record<At, Visitor>,
  sightings: Sightings,
  { onProgress }: CheckOptions,
): Promise<Tried[]> {
  const [site, cms] = await Promise.all([
    whyBlindToSite(strapi, visitors.site),
    whyBlindToCms(visitors.cms),
  ]);
  const blind: Record<At, Blindness | null> = { site, cms };
  const files = site?.isUnreachable ? null : await filesDoor(visitors.site);
  const filesLook = files ? [{ door: files, what: files.name }] : [];
  const looks = [...looksFor(strapi, hidden), ...filesLook];
  const looker = new Looker(visitors, sightings);
  let done = 0;
  onProgress?.(done, looks.length);
  return atMost(together, looks, async (look) => {
    const finding = await lookUnlessBlind(looker, look, blind[look.door.at]);
    done += 1;
    onProgress?.(done, looks.length);
    return triedOf(look, visitors, finding);
  });
}

/** What was seen counts in any case; what was not seen proves nothing where one is blind. */
async function lookUnlessBlind(
  looker: Looker,
  look: Look,
  blindness: Blindness | null,
): Promise<Finding> {
  const blind: Finding = { verdict: 'could-not-look', saw: blindness?.why ?? '' };
  if (blindness?.isUnreachable) return blind;
  const finding =
    'target' in look
      ? await looker.guess(look.door, look.target, look.expected)
      : await looker.open(look.door);
  return blindness && finding.verdict !== 'seen' ? blind : finding;
}

function triedOf(look: Look, visitors: Record<At, Visitor>, finding: Finding): Tried {
  const { group, at } = look.door;
  const path = 'target' in look ? look.door.ask(look.target).path : look.door.questions[0]?.path;
  return { group, what: look.what, address: visitors[at].origin + (path ?? ''), ...finding };
}

/** The files that every page of the site loads; null where there are none. */
async function filesDoor(site: Visitor): Promise<Open | null> {
  const home = await site.ask({ path: '/' });
  const paths = isAnswer(home) ? filesOfPage(home.body.toString(), site.origin) : [];
  if (paths.length === 0) return null;
  const questions = paths.map((path) => ({ path }));
  return {
    group: 'lists',
    at: 'site',
    name: 'Files that every page loads, and their source maps',
    questions,
  };
}
