import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { missingReason } from '../dates/refuse-without-reason';
import { editableKind } from '../editor-screens/editable-kinds';
import { findTakeDown } from '../taking-down/take-downs';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import type { EntryRef } from '../withdrawing/entry-ref';
import { releaseNow } from './clock';
import { insteadOfPlanning } from './may-publish';
import { titleOfDraft } from './publish-all';
import { waitingReleaseOf } from './releases';

const mostEntries = 50;

/** What goes live together: something, each once, and not so much that nobody could look it through. */
export function refuseBadList(entries: readonly EntryRef[]): void {
  const keys = new Set(entries.map(({ uid, documentId }) => `${uid} ${documentId}`));
  if (entries.length === 0) throw new errors.ValidationError('Choose what goes live.');
  if (keys.size < entries.length) {
    throw new errors.ValidationError('Something is chosen twice. Take one of them out.');
  }
  if (entries.length > mostEntries) {
    throw new errors.ValidationError(
      `Choose ${mostEntries} entries at most. Plan the others as another release for the same time.`,
    );
  }
  if (entries.every(({ uid }) => editableKind(uid))) return;
  throw new errors.ValidationError('Something that is chosen cannot be planned: it has no drafts.');
}

export function refusePast(strapi: Core.Strapi, entries: readonly EntryRef[], at: Date): void {
  if (at > releaseNow()) return;
  throw new errors.ValidationError(
    `${ukTimeInWords(at)} is past. Choose a later time, or ${insteadOfPlanning(strapi, entries)}.`,
  );
}

/** An entry is planned once at a time. */
export async function refusePlanned(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const release = await waitingReleaseOf(strapi, entry);
  if (!release) return;
  const title = await titleOfDraft(strapi, entry);
  throw new errors.ValidationError(
    `“${title}” is planned already, for ${ukTimeInWords(new Date(release.at))}. Move that or cancel it first.`,
  );
}

/** Nothing goes live after it should have come down, nor too shortly before without a reason. */
export async function refuseAfterTakeDown(
  strapi: Core.Strapi,
  entries: readonly EntryRef[],
  at: Date,
): Promise<void> {
  for (const entry of entries) {
    const takeDown = await findTakeDown(strapi, entry);
    if (!takeDown) continue;
    const takeDownAt = new Date(takeDown.at);
    const title = await titleOfDraft(strapi, entry);
    const comesDown = `“${title}” comes down at ${ukTimeInWords(takeDownAt)}`;
    if (takeDownAt <= at) {
      throw new errors.ValidationError(
        `${comesDown}, before it would go live. Choose an earlier time, or change the take-down first.`,
      );
    }
    const times = { goLiveAt: at, takeDownAt };
    const missing = await missingReason(strapi, entry, times, takeDown.reason);
    if (missing === null) continue;
    throw new errors.ValidationError(`${comesDown}. ${missing} Change the take-down first.`);
  }
}
