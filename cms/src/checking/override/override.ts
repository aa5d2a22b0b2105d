import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../../audit/actor';
import { noteEvent } from '../../audit/record';
import { lockRevision } from '../../published/revision';
import { wakeHeld } from '../../scheduling/not-gone-out';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { findingOf, oneDocument, reportOf } from '../one-document';
import { addOverride } from './rows';
import { whyMayNotOverride } from './who-may-override';

const shortestReason = 20;
const longestReason = 1000;

/** What somebody wants to let through, and why. */
interface Order {
  publicId: unknown;
  finding: unknown;
  reason: unknown;
  mayPublish: boolean;
}

/**
 * Lets a document go out with something that the checks hold back. It counts for this finding in
 * these bytes and this entry, until the checks themselves change.
 *
 * @throws ForbiddenError (403) for whoever is no second person, ValidationError (400) for a reason
 * that says too little, or says what was found
 */
export async function letThrough(
  strapi: Core.Strapi,
  entry: EntryRef,
  { publicId, finding: id, reason, mayPublish }: Order,
): Promise<void> {
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const standing = await oneDocument(strapi, entry, publicId);
    const why = await whyMayNotOverride(strapi, entry, standing, mayPublish);
    if (why) throw new errors.ForbiddenError(`${why} Nothing was changed.`);
    const report = reportOf(standing);
    const finding = findingOf(report, id);
    if (finding.severity !== 'block') {
      throw new errors.ValidationError('This does not keep the document from being published.');
    }
    const words = readReason(reason, finding.text);
    await addOverride(
      strapi,
      entry,
      { sha256: report.file.sha256, checkerVersion: report.checkerVersion },
      {
        findingId: finding.id,
        reason: words,
        by: actorOf(strapi).name,
        at: new Date().toISOString(),
      },
    );
    await noteEvent(strapi, {
      action: 'let-through',
      entry,
      details: {
        document: standing.document.title,
        found: finding.title,
        'in the file': report.file.sha256,
        'checked by version': report.checkerVersion,
        reason: words,
      },
    });
    await wakeHeld(strapi, entry);
  });
}

/** The reason is kept for good, so it must not repeat what nobody may read. */
function readReason(value: unknown, found: string | null): string {
  const reason = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  if (reason.length < shortestReason) {
    throw new errors.ValidationError(
      `Say why this may go out, in ${shortestReason} characters or more.`,
    );
  }
  if (reason.length > longestReason) {
    throw new errors.ValidationError(`Keep the reason within ${longestReason} characters.`);
  }
  if (!found || !repeats(reason, found)) return reason;
  throw new errors.ValidationError(
    'The reason repeats words that the check found. It is kept for good, so leave them out.',
  );
}

/** Whether any run of three words, or a shorter text as a whole, stands in the reason too. */
function repeats(reason: string, found: string): boolean {
  const plain = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = ` ${plain(reason).join(' ')} `;
  const words = plain(found);
  const length = Math.min(words.length, 3);
  if (words.join('').length < 4) return false;
  return words.some((_, at) => {
    const run = words.slice(at, at + length);
    return run.length === length && length > 0 && said.includes(` ${run.join(' ')} `);
  });
}
