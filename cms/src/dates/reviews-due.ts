import type { Core } from '@strapi/strapi';
import { takeDowns } from '../taking-down/take-downs';
import type { EntryRef } from '../withdrawing/entry-ref';
import { addDays, addMonths, ukDayOf, type Day } from './calendar-days';
import type { DateFacts } from './date-facts';
import { readDateFacts } from './read-date-facts';
import { reviewDay } from './time-in-public-warnings';

const publicationUid = 'api::publication.publication';
const reviewTypeUid = 'api::review-type.review-type';

/** Enough for weeks of work; those that were published first come first. */
const mostLookedAt = 1000;
/** How much shorter a month may be than another one. */
const daysBetweenMonths = 3;

interface Live {
  documentId: string;
  publishedAt: string | number | Date;
}

/**
 * Finds the publications that are public although their review date has passed. A review is done
 * when the publication is published again on that day or later, or when it has a time to come down;
 * in the first case the months count anew.
 */
export async function reviewsDue(strapi: Core.Strapi, now: Date): Promise<EntryRef[]> {
  const today = ukDayOf(now);
  const live = await maybeDue(strapi, today);
  if (live.length === 0) return [];
  const entries = live.map(({ documentId }) => ({ uid: publicationUid, documentId }));
  const factsOf = await readDateFacts(strapi, entries);
  return entries.filter((entry, at) => {
    const publishedOn = ukDayOf(new Date(live[at]?.publishedAt ?? now));
    const due = dueDay(factsOf(entry), publishedOn);
    return due !== null && due <= today;
  });
}

/** The day of its first review, or of the one after it was last published. */
function dueDay(facts: DateFacts, publishedOn: Day): Day | null {
  const first = reviewDay(facts, facts.firstPublishedOn ?? publishedOn);
  return first === null || publishedOn < first ? first : reviewDay(facts, publishedOn);
}

/**
 * What is public of the types that ask for a review, has no time to come down, and may be due by its
 * days: last published so long ago that a review is due since, or young enough for its first review
 * to come after that. So what was reviewed is not read again, however much there is of it.
 */
async function maybeDue(strapi: Core.Strapi, today: Day): Promise<Live[]> {
  const types: { documentId: string; reviewAfterMonths: number }[] = await strapi.db
    .query(reviewTypeUid)
    .findMany({
      where: { reviewAfterMonths: { $gt: 0 } },
      select: ['documentId', 'reviewAfterMonths'],
    });
  if (types.length === 0) return [];
  const months = types.map(({ reviewAfterMonths }) => reviewAfterMonths);
  const [least, most] = [Math.min(...months), Math.max(...months)];
  const latest = addDays(addMonths(today, -least), daysBetweenMonths);
  const youngest = addDays(addMonths(today, -least - most), -daysBetweenMonths);
  const comeDown = (await takeDowns(strapi)).map(({ documentId }) => documentId);
  return strapi.db.query(publicationUid).findMany({
    where: {
      publishedAt: { $notNull: true },
      firstPublishedOn: { $lte: latest },
      documentId: { $notIn: comeDown },
      types: { documentId: { $in: types.map(({ documentId }) => documentId) } },
      $or: [
        { publishedAt: { $lt: new Date(`${addDays(latest, 1)}T00:00:00Z`) } },
        { firstPublishedOn: { $gte: youngest } },
      ],
    },
    select: ['documentId', 'publishedAt'],
    orderBy: { firstPublishedOn: 'asc' },
    limit: mostLookedAt,
  });
}
