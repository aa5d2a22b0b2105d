import type { Core } from '@strapi/strapi';
import { editableKinds } from '../editor-screens/editable-kinds';
import { titleOf } from '../editor-screens/readable-entries';
import { readStanding } from '../withdrawing/standing';
import { withdrawableTypes } from '../withdrawing/entry-ref';
import { isAnswer, type Visitor } from './outside';
import { holds, plainWords, wordsOfAnswer } from './plain-words';
import { statusWords } from './status-words';
import { takeDownNow } from '../scheduling/clock';

/** Why nothing can be said of what was not seen. */
export interface Blindness {
  why: string;
  /** There is nobody to ask, so asking more is waste. */
  isUnreachable: boolean;
}

/** The site shows a change within a second. */
const catchingUp = 2_000;
const lookedAt = 5;

/**
 * Makes sure that it is this product's site that is looked at, and that the site can be read: else
 * "nothing was seen" would prove nothing. It shows its home page, and something that is public now.
 *
 * @returns null when all is well
 */
export async function whyBlindToSite(
  strapi: Core.Strapi,
  site: Visitor,
): Promise<Blindness | null> {
  const home = await site.ask({ path: '/' });
  if (!isAnswer(home)) return unreachable(`The site at ${site.origin}`, home.why);
  if (home.status !== 200) {
    return doubtful(
      `The site at ${site.origin} does not show its home page: ${statusWords(home.status)}.`,
    );
  }
  const known = await somethingPublic(strapi);
  if (!known || (await shows(site, known))) return null;
  await new Promise((resolve) => setTimeout(resolve, catchingUp));
  if (await shows(site, known)) return null;
  return doubtful(
    `The site at ${site.origin} does not show “${known.title}”, which is public. It may not be the site of this CMS, or it may not reach the CMS.`,
  );
}

/** @returns null when all is well */
export async function whyBlindToCms(cms: Visitor): Promise<Blindness | null> {
  const revision = await cms.ask({ path: '/api/published/revision' });
  if (!isAnswer(revision)) return unreachable(`The CMS at ${cms.origin}`, revision.why);
  if (revision.status === 200) return null;
  return doubtful(
    `The CMS at ${cms.origin} does not answer as it should: ${statusWords(revision.status)}.`,
  );
}

const unreachable = (who: string, why: string): Blindness => ({
  why: `${who} cannot be reached. ${why}`,
  isUnreachable: true,
});

const doubtful = (why: string): Blindness => ({ why, isUnreachable: false });

interface Known {
  title: string;
  path: string;
}

async function somethingPublic(strapi: Core.Strapi): Promise<Known | null> {
  for (const kind of editableKinds.filter(({ uid }) => withdrawableTypes.includes(uid))) {
    const entries = await strapi.db.query(kind.uid).findMany({
      where: { publishedAt: { $notNull: true } },
      orderBy: { publishedAt: 'desc' },
      limit: lookedAt,
    });
    for (const entry of entries) {
      const { documentId, slug } = entry as { documentId: string; slug: string };
      const standing = await readStanding(strapi, { uid: kind.uid, documentId }, takeDownNow());
      const path = kind.sitePath(slug);
      if (standing.isPublic && path) return { title: titleOf(kind, entry), path };
    }
  }
  return null;
}

async function shows(site: Visitor, { path, title }: Known): Promise<boolean> {
  const page = await site.ask({ path });
  if (!isAnswer(page) || page.status !== 200) return false;
  return holds(wordsOfAnswer(page.body.toString()), plainWords(title));
}
