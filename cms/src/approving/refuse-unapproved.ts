import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { fingerprintOf, readContent } from '../history/content';
import { hasDrafts } from '../saving/load-entry';
import { isDryRun } from '../scheduling/going-out';
import { mayPublishAll } from '../scheduling/may-publish';
import type { EntryRef } from '../withdrawing/entry-ref';
import { type Approval, changeApproval, latestApproval } from './approval-rows';
import { type Live, personsNeeded } from './approvals';
import { isTheProduct } from './as-the-product';
import { whyHeldBack } from './why-held-back';

/**
 * Refuses to make an entry public unless exactly this content is approved, or is what the public
 * has already. Where one person is enough, whoever publishes it approves it by that. Call it in the
 * transaction of the publishing, before and after: somebody may save in between.
 *
 * @param before how the entry stood before the publishing
 * @param status the draft before, what was published after
 * @throws ValidationError (400) that says what to do
 */
export async function refuseUnapproved(
  strapi: Core.Strapi,
  entry: EntryRef,
  before: Live,
  status: 'draft' | 'published',
): Promise<void> {
  if (isTheProduct() || isDryRun() || !hasDrafts(strapi, entry.uid)) return;
  const content = await readContent(strapi, entry, status);
  if (!content) return;
  const fingerprint = fingerprintOf(content);
  if (fingerprint === before.fingerprint) return;
  const persons = await personsNeeded(strapi, entry, content, before);
  const request = await latestApproval(strapi, entry);
  const isSame = request?.fingerprint === fingerprint;
  if (isSame && request.state === 'approved' && request.persons >= persons) return;
  if (persons === 2) {
    const held = await whyHeldBack(strapi, entry);
    const missing = whatToDo(request?.state ?? null, isSame);
    throw new errors.ValidationError(held ? `${missing} ${held}` : missing);
  }
  if (!mayPublishAll(strapi, [entry])) {
    throw new errors.ValidationError('Only an approver can publish this. Nothing was published.');
  }
  await closeRequest(strapi, request, fingerprint);
}

/** What waits is decided by whoever publishes it; what was sent back is past. */
async function closeRequest(
  strapi: Core.Strapi,
  request: Approval | null,
  fingerprint: string,
): Promise<void> {
  if (request?.state === 'sent-back') {
    await changeApproval(strapi, request.id, { state: 'overtaken' });
  }
  if (request?.state !== 'waiting') return;
  const { id, name } = actorOf(strapi);
  await changeApproval(strapi, request.id, {
    state: 'approved',
    fingerprint,
    decidedById: id,
    decidedByName: name,
    decidedAt: new Date().toISOString(),
  });
}

function whatToDo(state: string | null, isSame: boolean): string {
  if (state === 'waiting') {
    return 'A second person must approve this before it is published. It is waiting for that: an approver who has not changed it finds “Look and decide” beside the entry.';
  }
  if (state === 'approved' && !isSame) {
    return 'This was changed after it was approved. Save it, and ask for approval again beside the entry.';
  }
  if (state === 'sent-back') {
    return 'This was sent back. Read why beside the entry, change it, and ask for approval again.';
  }
  return 'A second person must approve this before it is published. Save it, and choose “Ask for approval” beside the entry.';
}
