import type { Core } from '@strapi/strapi';
import { actorOf } from '../audit/actor';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { type ReadEntries, titleOf } from '../editor-screens/readable-entries';
import type { WaitingAnswer, WaitingItem } from './answers';
import { type Approval, latestIn } from './approval-rows';

/**
 * What waits for the person who asks: for whoever may publish, what others have asked about; for
 * everybody, how their own requests stand.
 *
 * @param mayPublish tells by type
 */
export async function readWaiting(
  strapi: Core.Strapi,
  read: ReadEntries,
  mayPublish: (uid: string) => boolean,
): Promise<WaitingAnswer> {
  const { id } = actorOf(strapi);
  const isOwn = ({ askedById }: Approval) => askedById !== null && askedById === id;
  const waiting = (await latestIn(strapi, 'waiting')).filter(
    (one) => isOwn(one) || mayPublish(one.uid),
  );
  const sentBack = (await latestIn(strapi, 'sent-back')).filter(isOwn);
  return {
    waiting: await itemsOf(read, waiting),
    sentBack: await itemsOf(read, sentBack),
  };
}

/** Without what was deleted since, or what the person may not read. */
async function itemsOf(read: ReadEntries, approvals: Approval[]): Promise<WaitingItem[]> {
  const items = await Promise.all(approvals.map((one) => itemOf(read, one)));
  return items.filter((item) => item !== null);
}

async function itemOf(read: ReadEntries, approval: Approval): Promise<WaitingItem | null> {
  const kind = editableKind(approval.uid);
  if (!kind) return null;
  const filters = { documentId: approval.documentId };
  const [entry] = await read(kind, { status: 'draft', filters, limit: 1 });
  if (!entry) return null;
  const { askedByName, askedAt, decidedByName, decidedAt, note, decisionNote } = approval;
  return {
    title: titleOf(kind, entry),
    kindName: kind.name,
    editPath: editPath(kind, approval.documentId),
    askedBy: askedByName,
    askedAt,
    decidedBy: decidedByName,
    decidedAt,
    note: approval.state === 'sent-back' ? decisionNote : note,
  };
}
