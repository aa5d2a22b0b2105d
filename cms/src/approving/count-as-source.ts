import type { Core } from '@strapi/strapi';
import { readContent } from '../history/content';
import type { KeptVersion } from '../history/versions';
import { hasDrafts } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { addApproval } from './approval-rows';
import { readLive } from './approvals';
import { subjectOf } from './subjects';

/**
 * Has a copy count as everything that its source counts as, so that a report which was sent back
 * cannot go out by one person as a copy of another kind. Call it in the transaction of the copying.
 *
 * @param version of the copy as it was made
 */
export async function countAsSource(
  strapi: Core.Strapi,
  source: EntryRef,
  copy: EntryRef,
  version: KeptVersion,
): Promise<void> {
  if (!hasDrafts(strapi, copy.uid)) return;
  for (const subject of await subjectsOf(strapi, source)) {
    await addApproval(strapi, copy, {
      subject,
      fingerprint: version.fingerprint,
      version: version.number,
      state: 'overtaken',
      persons: 1,
      askedById: null,
      askedByName: null,
      askedAt: new Date().toISOString(),
      note: null,
      decidedById: null,
      decidedByName: null,
      decidedAt: null,
      decisionNote: null,
    });
  }
}

/** A source without a kind so far passes none on: it may become anything. */
async function subjectsOf(strapi: Core.Strapi, entry: EntryRef): Promise<Set<string>> {
  const { subjects } = await readLive(strapi, entry);
  const draft = await readContent(strapi, entry, 'draft');
  return new Set([...subjects, ...(draft?.kind ? [subjectOf(entry.uid, draft.kind)] : [])]);
}
