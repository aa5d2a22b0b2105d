import { withdrawalReasons, type WithdrawalReason } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { overtakeApprovals } from '../approving/approval-rows';
import { noteEvent } from '../audit/record';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { actorName } from './actor';
import { withdrawableTypes, type EntryRef } from './entry-ref';
import { activeWithdrawal, endWithdrawals, type WithdrawalRecord } from './records';
import { onGrounds, type Grounds } from './take-off';

/** What an approver decides when withdrawing. */
export interface WithdrawalRequest {
  reason: WithdrawalReason;
  /** For the public; null for none. */
  text: string | null;
  /** False for no trace: the address then answers as if nothing had ever been there. */
  leavesNotice: boolean;
}

const longestText = 1000;

const request = z.object({
  reason: z.enum(withdrawalReasons, { error: 'Choose a reason.' }),
  text: z
    .string()
    .trim()
    .max(longestText, { error: `Keep the text within ${longestText} characters.` })
    .nullish()
    .transform((text) => text || null),
  leavesNotice: z.boolean({ error: 'Choose what the public sees.' }),
});

/** @throws ValidationError (400) that says what to choose */
export function readWithdrawalRequest(body: unknown): WithdrawalRequest {
  const parsed = request.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = [...new Set(parsed.error.issues.map((issue) => issue.message))].join(' ');
  throw new errors.ValidationError(message);
}

/**
 * Takes something off the site before its time. Its page and documents are gone for every reader
 * when this resolves; the site lets go of it at its next look at the CMS.
 *
 * @throws ApplicationError (400) when it is not public, or is of a type that is not withdrawn
 */
export async function withdraw(
  strapi: Core.Strapi,
  entry: EntryRef,
  { reason, text, leavesNotice }: WithdrawalRequest,
): Promise<void> {
  if (!withdrawableTypes.includes(entry.uid)) {
    throw new errors.ApplicationError(
      'Only publications and forms are withdrawn. Unpublish this instead.',
    );
  }
  const grounds: Grounds = { kind: 'withdrawn', reason, text, leavesNotice };
  const { entries } = (await onGrounds(grounds, () =>
    strapi.documents(entry.uid as never).unpublish({ documentId: entry.documentId } as never),
  )) as { entries: unknown[] };
  if (entries.length > 0) return;
  throw new errors.ApplicationError(
    'This is not public, so there is nothing to withdraw. Load the page again to see how it stands.',
  );
}

/**
 * Lets something that was withdrawn be published again. It stays off the site until then, and what
 * was approved before the withdrawal must be approved anew.
 *
 * @throws ApplicationError (400) when it is not withdrawn
 */
export async function liftWithdrawal(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  await strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const { at } = await mustBeWithdrawn(strapi, entry);
    await overtakeApprovals(strapi, entry, { approvedBy: at });
    await endWithdrawals(strapi, entry, 'withdrawn', actorName(strapi));
    await noteEvent(strapi, { action: 'lifted', entry });
    await raiseRevision(strapi);
    onCommit(() => noteStanding(strapi, entry));
  });
}

async function mustBeWithdrawn(strapi: Core.Strapi, entry: EntryRef): Promise<WithdrawalRecord> {
  const withdrawal = await activeWithdrawal(strapi, entry);
  if (withdrawal?.kind === 'withdrawn') return withdrawal;
  throw new errors.ApplicationError(
    'This is not withdrawn any more. Load the page again to see how it stands.',
  );
}
