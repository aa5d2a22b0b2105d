import type { Core } from '@strapi/strapi';
import { filledText, type Fault } from '../rules/fault';
import { loadPublished } from '../saving/load-entry';
import { refuseFaults } from '../saving/refuse-faults';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentsIn } from './documents-of-entry';
import { isIntact } from './intact';
import { noteLetOut } from './let-out';
import { namesOf } from './queue';
import { standingOfDocument, type DocumentStanding } from './standing';
import { wantLater } from './wanted';
import { nameFaults } from './watch-list/name-faults';

/**
 * Refuses to make public what was not checked, what the checks hold back, and what is not the bytes
 * that were checked. Call it in the transaction of the publishing, once Strapi has published: what
 * is looked at is what would be public.
 *
 * @throws ValidationError (400) that says of each document what to do
 */
export async function refuseUnsafe(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const published = await loadPublished(strapi, entry.uid, entry.documentId);
  if (!published) return;
  refuseFaults(await nameFaults(strapi, entry, published));
  // The files of what is archived are gone for readers.
  if (filledText(published.archivedOn)) return;
  const documents = documentsIn(strapi, entry.uid, published);
  if (documents.length === 0) return;
  const names = await namesOf(strapi, entry);
  const faults: Fault[] = [];
  for (const document of documents) {
    const standing = await standingOfDocument(strapi, entry, document, names);
    const why = whyNot(standing) ?? (await whyChanged(standing));
    if (why) faults.push({ path: ['documents'], message: `“${document.title}” ${why}` });
    if (!standing.report || standing.virus === 'waiting') wantLater(entry);
  }
  refuseFaults(faults);
  await noteLetOut(
    strapi,
    documents.map(({ file }) => file.hash.slice(0, 64)),
  );
}

const beside = 'Open “Document checks” beside the entry';

/** Why a document may not be published; null where nothing stands in its way. */
export function whyNot({ row, report, blocks, virus }: DocumentStanding): string | null {
  if (!report) {
    const isUnderWay = row?.state === 'checking' && row.total > 0;
    const soFar = isUnderWay ? ` (page ${row.done} of ${row.total})` : '';
    return `is not checked yet${soFar}. It is being checked now: ${lower(beside)} to see how far it is, and publish it when that is done.`;
  }
  if (report.unchecked) {
    return `could not be checked, so it cannot be published. ${report.unchecked.explanation} ${report.unchecked.mending}`;
  }
  if (blocks.length > 0) {
    const things = blocks.length === 1 ? 'one thing' : `${blocks.length} things`;
    return `cannot be published: the checks found ${things} that must not get to readers. ${beside} to see what, where, and how to mend it.`;
  }
  return whyVirus(virus);
}

function whyVirus(virus: DocumentStanding['virus']): string | null {
  if (virus === 'infected') {
    return 'holds a virus, so it cannot be published. Delete the file, and tell whoever looks after your computer.';
  }
  if (virus === 'waiting') {
    return 'was not checked for viruses yet. It waits for that; publish it when it is done. If that takes long, tell whoever runs the CMS.';
  }
  if (virus === 'could-not-scan') {
    return 'could not be checked for viruses: it is too large for the scanner. Make it smaller, or tell whoever runs the CMS.';
  }
  return null;
}

async function whyChanged({ document, report }: DocumentStanding): Promise<string | null> {
  const { file, sha256 } = document;
  const isSame = sha256 === file.hash.slice(0, 64) && report?.file.sha256 === sha256;
  if (isSame && (await isIntact(file.hash + (file.ext ?? '')))) return null;
  return 'has another file than the one that was checked. Upload the file again, choose it here, and publish when it is checked.';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
