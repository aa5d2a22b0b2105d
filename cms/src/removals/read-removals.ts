import {
  removalLists,
  type FormerDocument,
  type RemovalListName,
  type TakeDown,
  type Withdrawal,
} from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import {
  allFormerDocuments,
  type FormerDocument as StoredFormerDocument,
} from '../documents/former-documents';
import { readRevision } from '../published/revision';
import { ukCalendarDay } from '../saving/first-published';
import { attributesOf } from '../saving/load-entry';
import { takeDowns } from '../taking-down/take-downs';
import type { EntryRef } from '../withdrawing/entry-ref';
import { withdrawableTypes } from '../withdrawing/entry-ref';
import { activeWithdrawals } from '../withdrawing/records';
import { heldBack } from '../withdrawing/standing';
import { publicPath } from '../withdrawing/take-off';
import { takeDownNow } from '../scheduling/clock';

interface Page {
  page: number;
  pageSize: number;
}

type Reader = (strapi: Core.Strapi, now: Date) => Promise<unknown[]>;

const readers: Record<RemovalListName, Reader> = {
  withdrawals: readWithdrawals,
  'former-documents': readFormerDocuments,
  'take-downs': readTakeDowns,
};

export function isRemovalListName(name: string): name is RemovalListName {
  return Object.hasOwn(removalLists, name);
}

/** One page of what has left the public, or is about to, in the shape of `content-contract`. */
export async function readRemovals(
  strapi: Core.Strapi,
  name: RemovalListName,
  { page, pageSize }: Page,
) {
  const revision = await readRevision(strapi, 'site');
  const all = await readAllRemovals(strapi, name);
  const total = all.length;
  const data = all.slice((page - 1) * pageSize, page * pageSize);
  const pageCount = Math.ceil(total / pageSize);
  return { data, meta: { revision, pagination: { page, pageSize, pageCount, total } } };
}

/** All of a list of what has left the public, or is about to. */
export function readAllRemovals(strapi: Core.Strapi, name: RemovalListName): Promise<unknown[]> {
  return readers[name](strapi, takeDownNow());
}

async function readWithdrawals(strapi: Core.Strapi): Promise<Withdrawal[]> {
  const records = await activeWithdrawals(strapi, 'withdrawn');
  const former = await allFormerDocuments(strapi);
  return records.flatMap((record) => {
    const { id, path, reason, text, leavesNotice, at } = record;
    if (!leavesNotice || !path || !reason) return [];
    const documents = former.filter(isOf(record)).map(({ publicId }) => publicId);
    const withdrawnOn = ukCalendarDay(new Date(at));
    return [{ id, path, documents, withdrawnOn, reason, text }];
  });
}

async function readFormerDocuments(strapi: Core.Strapi, now: Date): Promise<FormerDocument[]> {
  const former = await allFormerDocuments(strapi);
  const lists = await Promise.all(
    withdrawableTypes.map((uid) => {
      const own = former.filter((document) => document.uid === uid);
      return formerDocumentsOfType(strapi, uid, own, now);
    }),
  );
  return lists.flat().sort((a, b) => a.id.localeCompare(b.id));
}

/** Only of what is public now: of anything else, nobody is told that it ever was. */
async function formerDocumentsOfType(
  strapi: Core.Strapi,
  uid: string,
  former: readonly StoredFormerDocument[],
  now: Date,
): Promise<FormerDocument[]> {
  const canBeArchived = 'archivedOn' in attributesOf(strapi, uid);
  const concerned: object[] = [{ documentId: { $in: former.map((one) => one.documentId) } }];
  if (canBeArchived) concerned.push({ archivedOn: { $notNull: true } });
  const entries = await strapi.db.query(uid).findMany({
    where: {
      publishedAt: { $notNull: true },
      documentId: { $notIn: await heldBack(strapi, uid, now) },
      $or: concerned,
    },
    populate: { documents: true },
  });
  return entries.flatMap(({ documentId, slug, archivedOn, documents }) => {
    const path = publicPath(uid, slug);
    if (!path) return [];
    const isArchived = Boolean(archivedOn);
    const gone = former
      .filter((one) => one.documentId === documentId)
      .map(({ publicId, replacedBy }) => ({ id: publicId, replacedBy }));
    const archived = (isArchived ? (documents as { publicId: string | null }[]) : [])
      .flatMap(({ publicId }) => publicId ?? [])
      .map((id) => ({ id, replacedBy: null }));
    return [...gone, ...archived].map((one) => ({ ...one, path, isArchived }));
  });
}

async function readTakeDowns(strapi: Core.Strapi): Promise<TakeDown[]> {
  return (await takeDowns(strapi)).map(({ documentId, at }) => ({ id: documentId, at }));
}

function isOf({ uid, documentId }: EntryRef) {
  return (one: EntryRef) => one.uid === uid && one.documentId === documentId;
}
