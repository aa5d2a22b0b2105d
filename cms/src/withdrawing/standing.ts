import type { Core } from '@strapi/strapi';
import { findTakeDown, takeDowns } from '../taking-down/take-downs';
import type { EntryRef } from './entry-ref';
import { activeWithdrawal, activeWithdrawals, type WithdrawalRecord } from './records';

/** Whether the public may read an entry now, and what is in the way if not. */
export interface Standing {
  isPublished: boolean;
  withdrawal: WithdrawalRecord | null;
  isPastTakeDown: boolean;
  isPublic: boolean;
}

/** Reads it from the database; the time of a take-down counts, whether or not it was carried out. */
export async function readStanding(
  strapi: Core.Strapi,
  entry: EntryRef,
  now: Date,
): Promise<Standing> {
  const { uid, documentId } = entry;
  const where = { documentId, publishedAt: { $notNull: true } };
  const isPublished = (await strapi.db.query(uid).count({ where })) > 0;
  const withdrawal = await activeWithdrawal(strapi, entry);
  const takeDown = await findTakeDown(strapi, entry);
  const isPastTakeDown = takeDown !== null && takeDown.at <= now.toISOString();
  const isHeld = withdrawal?.kind === 'withdrawn' || isPastTakeDown;
  return { isPublished, withdrawal, isPastTakeDown, isPublic: isPublished && !isHeld };
}

/** The document ids of a type that no reader may see now, although they may still be published. */
export async function heldBack(strapi: Core.Strapi, uid: string, now: Date): Promise<string[]> {
  return idsOfType(await allHeldBack(strapi, now), uid);
}

/** The document ids of those that are of a type. */
export function idsOfType(entries: readonly EntryRef[], uid: string): string[] {
  return entries.filter((entry) => entry.uid === uid).map(({ documentId }) => documentId);
}

/** The same of every type, in two questions. */
export async function allHeldBack(strapi: Core.Strapi, now: Date): Promise<EntryRef[]> {
  const withdrawn = await activeWithdrawals(strapi, 'withdrawn');
  return [...withdrawn, ...(await takeDowns(strapi, now))];
}
