import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { editableKind } from '../editor-screens/editable-kinds';
import { readerFor, type Entry } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';
import { shareableUids } from './shared-draft';

/** Who is asking, as Strapi put it into `ctx.state`. */
export interface Asker {
  user: { id: number };
  /** CASL's, made from the person's roles. */
  userAbility: unknown;
}

const publishAction = 'plugin::content-manager.explorer.publish';

/** Whether a person approves entries of this kind, and so may share their drafts. */
export function mayShare({ userAbility }: Asker, uid: string): boolean {
  const ability = userAbility as { can(action: string, subject: string): boolean };
  return shareableUids.includes(uid) && ability.can(publishAction, uid);
}

/** @throws ForbiddenError (403) for a person who approves no kind of entry that can be shared */
export function refuseUnlessApprover(asker: Asker): void {
  if (shareableUids.some((uid) => mayShare(asker, uid))) return;
  throw new errors.ForbiddenError('Only approvers can share a draft. Ask one of them.');
}

/**
 * The draft, if it is one that this person may share.
 *
 * @throws ForbiddenError (403)
 * @throws NotFoundError (404) when there is no such draft for this person
 */
export async function sharableEntry(
  strapi: Core.Strapi,
  asker: Asker,
  { uid, documentId }: EntryRef,
): Promise<Entry> {
  refuseUnlessApprover(asker);
  const kind = editableKind(uid);
  const isKnown = kind && mayShare(asker, uid) && /^[a-z0-9]{1,40}$/.test(documentId);
  const [entry] = isKnown
    ? await readerFor(strapi, asker.userAbility)(kind, {
        status: 'draft',
        fields: ['documentId'],
        filters: { documentId },
        limit: 1,
      })
    : [];
  if (entry) return entry;
  throw new errors.NotFoundError('There is no such draft any more. Go back to the list.');
}
