import type { Core } from '@strapi/strapi';
import { auditedTransaction, noteEvent } from '../audit/record';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { RevealAnswer } from './answers';
import { idOfName } from './names/rows';
import { findingOf, oneDocument, reportOf } from './one-document';

/**
 * Shows what a check found, and records who looked; not what they saw.
 *
 * @param id of a finding, or `names` for all names
 */
export async function reveal(
  strapi: Core.Strapi,
  entry: EntryRef,
  publicId: unknown,
  id: unknown,
): Promise<RevealAnswer> {
  return auditedTransaction(strapi, async () => {
    const standing = await oneDocument(strapi, entry, publicId);
    const report = reportOf(standing);
    const isNames = id === 'names';
    const finding = isNames ? null : findingOf(report, id);
    await noteEvent(strapi, {
      action: 'revealed',
      entry,
      details: {
        document: standing.document.title,
        found: finding ? finding.title : 'Names that look like people’s',
      },
    });
    if (finding) return { texts: [{ id: finding.id, text: finding.text ?? '' }] };
    return {
      texts: report.names.map(({ name }) => ({ id: idOfName(entry, name), text: name })),
    };
  });
}
