import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { filledText } from '../rules/fault';
import type { EntryRef } from '../withdrawing/entry-ref';
import { bankHolidaysOf } from './bank-holidays';
import type { DateFacts, TypeRules } from './date-facts';

/** Only publications have dates that matter of their own. */
const publicationUid = 'api::publication.publication';

interface Version extends Fields {
  documentId: string;
  publishedAt: unknown;
}

/**
 * Reads what editors have written about the dates of entries. Dates to avoid are those of the draft,
 * so that they count as soon as they are known; review types and Site settings count as published.
 * An entry has the rules of its types in the draft and in what is public: changing its type evades
 * none.
 *
 * @returns a function that tells it of each of the entries
 */
export async function readDateFacts(
  strapi: Core.Strapi,
  entries: readonly EntryRef[],
): Promise<(entry: EntryRef) => DateFacts> {
  const versions = await versionsOf(strapi, entries);
  const rulesOf = await readRules(strapi, versions.flatMap(typeIds));
  const shared = await readSiteDates(strapi);
  return ({ documentId }) => {
    const own = versions.filter((version) => version.documentId === documentId);
    const draft = own.find(({ publishedAt }) => !publishedAt);
    const live = own.find(({ publishedAt }) => publishedAt);
    return {
      ...shared,
      rules: [...new Set(own.flatMap(typeIds))].flatMap((id) => rulesOf.get(id) ?? []),
      avoided: datedParts(draft?.datesToAvoid).map((part) => ({
        ...daysOf(part),
        everyYear: part.everyYear === true,
        reason: filledText(part.reason) ?? 'Other',
      })),
      isPublished: live !== undefined,
      firstPublishedOn: filledText((live ?? draft)?.firstPublishedOn),
    };
  };
}

async function versionsOf(strapi: Core.Strapi, entries: readonly EntryRef[]): Promise<Version[]> {
  const ids = entries.filter(({ uid }) => uid === publicationUid).map((one) => one.documentId);
  if (ids.length === 0) return [];
  return strapi.db.query(publicationUid).findMany({
    where: { documentId: { $in: ids } },
    select: ['documentId', 'publishedAt', 'firstPublishedOn'],
    populate: { datesToAvoid: true, types: { select: ['documentId'] } },
  });
}

function typeIds({ types }: Version): string[] {
  return partsOf(types).map(({ documentId }) => String(documentId));
}

async function readRules(strapi: Core.Strapi, ids: string[]): Promise<Map<string, TypeRules>> {
  const where = { documentId: { $in: ids } };
  const types: Version[] =
    ids.length > 0 ? await strapi.db.query('api::review-type.review-type').findMany({ where }) : [];
  return new Map(draftsFirst(types).map((type) => [type.documentId, rulesOf(type)]));
}

function rulesOf(type: Version): TypeRules {
  return {
    typeName: String(type.fullName),
    minimumPublicMonths: countOf(type.minimumPublicMonths),
    reviewAfterMonths: countOf(type.reviewAfterMonths),
    noticeWorkingDays: countOf(type.noticeWorkingDays),
    noticeTo: filledText(type.noticeTo),
  };
}

async function readSiteDates(strapi: Core.Strapi) {
  const found: Version[] = await strapi.db.query('api::site-settings.site-settings').findMany({
    populate: { preElectionPeriods: true, extraBankHolidays: true },
  });
  const settings = draftsFirst(found).at(-1);
  return {
    holidays: bankHolidaysOf(
      settings?.nation,
      partsOf(settings?.extraBankHolidays).map(({ day, name }) => ({
        day: String(day),
        name: String(name),
      })),
    ),
    preElectionPeriods: datedParts(settings?.preElectionPeriods).map((part) => ({
      ...daysOf(part),
      everyYear: false,
      name: String(part.name),
    })),
  };
}

/** What is published comes last, so that it is what counts. */
function draftsFirst(versions: readonly Version[]): Version[] {
  return versions.toSorted((one, other) => Number(!!one.publishedAt) - Number(!!other.publishedAt));
}

function partsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}

/** A draft may hold days that nobody has filled in yet. */
function datedParts(value: unknown): Fields[] {
  return partsOf(value).filter(({ from }) => filledText(from));
}

function daysOf({ from, until }: Fields) {
  return { from: String(from), until: filledText(until) };
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
