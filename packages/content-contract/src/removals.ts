import { z } from 'zod';
import { documentId } from './document.js';
import { calendarDay, entryId } from './primitives.js';

/** Why something was withdrawn. Closed, because the site says each in words of its own. */
export const withdrawalReasons = [
  'published-in-error',
  'personal-information',
  'legal',
  'family-request',
  'replaced',
] as const;

export type WithdrawalReason = (typeof withdrawalReasons)[number];

/**
 * A withdrawal that left a notice. It says where the thing was and never what it was: its title may
 * be the reason why it had to go. A withdrawal without a trace is in no list.
 */
export const withdrawal = z.object({
  id: z.string().min(1),
  /** The public address of its page, from the first slash. */
  path: z.string().startsWith('/'),
  /** Every document that was ever public as a part of it; each answers 410. */
  documents: z.array(documentId),
  withdrawnOn: calendarDay,
  reason: z.enum(withdrawalReasons),
  /** What the approver adds for the public. */
  text: z.string().min(1).nullable(),
});

/** A document that was public, and that its publication or form, which still is, holds no more. */
export const formerDocument = z.object({
  id: documentId,
  /** The document that took its place; null where the old address answers 410. */
  replacedBy: documentId.nullable(),
  /** The page of its publication or form, where what is there now is listed. */
  path: z.string().startsWith('/'),
  isArchived: z.boolean(),
});

/** When something that is public now must come down, to the second. Told to the site alone. */
export const takeDown = z.object({
  /** Of the publication or form. */
  id: entryId,
  at: z.iso.datetime(),
});

/**
 * What has left the public, and what is about to. The CMS answers each list under
 * `/api/removals/`, to the site's token and to nobody else.
 */
export const removalLists = {
  withdrawals: withdrawal,
  'former-documents': formerDocument,
  'take-downs': takeDown,
} as const;

export type Withdrawal = z.infer<typeof withdrawal>;
export type FormerDocument = z.infer<typeof formerDocument>;
export type TakeDown = z.infer<typeof takeDown>;
export type RemovalListName = keyof typeof removalLists;
export type RemovalListItem<N extends RemovalListName> = z.infer<(typeof removalLists)[N]>;
