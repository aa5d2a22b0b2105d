import type { Core } from '@strapi/strapi';
import { actorOf } from '../audit/actor';
import { noteEvent } from '../audit/record';
import { fingerprintOf, readContent } from '../history/content';
import { keepVersion } from '../history/versions';
import { mayPublishAll } from '../scheduling/may-publish';
import type { EntryRef } from '../withdrawing/entry-ref';
import { addApproval } from './approval-rows';
import { findApproval, personsNeeded, readLive } from './approvals';
import { subjectOf } from './subjects';
import { standingOf } from './who-may-approve';

/**
 * Where one person is enough, notes that the person who asks approves the draft that they saw by
 * what they do, such as planning a release. Does nothing where two are needed, where the person may
 * not publish, where it was changed since they looked, or where it is approved already. Joins the
 * transaction under way.
 *
 * @param seen the fingerprint of the draft that they saw; null where that is not known
 */
export async function noteOwnApproval(
  strapi: Core.Strapi,
  entry: EntryRef,
  seen: string | null,
): Promise<void> {
  if (!mayPublishAll(strapi, [entry])) return;
  const content = await readContent(strapi, entry, 'draft');
  if (!content) return;
  const fingerprint = fingerprintOf(content);
  if (fingerprint !== seen) return;
  const live = await readLive(strapi, entry);
  if ((await personsNeeded(strapi, entry, content, live)) === 2) return;
  if (await findApproval(strapi, entry, fingerprint)) return;
  const actor = actorOf(strapi);
  const { persons } = await standingOf(strapi, entry, live, actor);
  const { number } = await keepVersion(strapi, entry);
  const now = new Date().toISOString();
  await addApproval(strapi, entry, {
    subject: subjectOf(entry.uid, content.kind),
    fingerprint,
    version: number,
    state: 'approved',
    persons,
    askedById: null,
    askedByName: null,
    askedAt: now,
    note: null,
    decidedById: actor.id,
    decidedByName: actor.name,
    decidedAt: now,
    decisionNote: null,
  });
  await noteEvent(strapi, { action: 'approved', entry, fingerprint, version: number });
}
