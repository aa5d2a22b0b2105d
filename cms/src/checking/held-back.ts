import type { Core } from '@strapi/strapi';
import { filledText, type Fault, type Fields } from '../rules/fault';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentsIn } from './documents-of-entry';
import { isIntact } from './intact';
import { namesOf } from './queue';
import { standingOfDocument, type DocumentStanding } from './standing';
import { wantLater } from './wanted';
import { nameFaults } from './watch-list/name-faults';

/** A document that may not be published; `why` goes on from its title. */
interface HeldBackDocument {
  title: string;
  why: string;
}

/** What the checks keep from the public of an entry, and what else they found in its documents. */
export interface HeldBack {
  /** Words of its page. */
  page: Fault[];
  documents: HeldBackDocument[];
  /** Names in its documents, whatever somebody has said about them; each as often as documents have it. */
  names: string[];
}

/**
 * What was not checked, what the checks hold back, and what is not the bytes that were checked. What
 * still waits for its check is queued by this.
 *
 * @param content of the entry, with its parts and their files
 */
export async function heldBackIn(
  strapi: Core.Strapi,
  entry: EntryRef,
  content: Fields,
): Promise<HeldBack> {
  const page = await nameFaults(strapi, entry, content);
  // The files of what is archived are gone for readers.
  if (filledText(content.archivedOn)) return { page, documents: [], names: [] };
  const watched = await namesOf(strapi, entry);
  const documents: HeldBackDocument[] = [];
  const names: string[] = [];
  for (const document of documentsIn(strapi, entry.uid, content)) {
    const standing = await standingOfDocument(strapi, entry, document, watched);
    names.push(...(standing.report?.names ?? []).map(({ name }) => name));
    const why = whyNot(standing) ?? (await whyChanged(standing));
    if (why) documents.push({ title: document.title, why });
    if (!standing.report || standing.virus === 'waiting') wantLater(entry);
  }
  return { page, documents, names };
}

/** The same as faults, which stay short however many documents there are. */
export function faultsOf({ page, documents }: HeldBack): Fault[] {
  const message = wordsOf(documents);
  return message ? [...page, { path: ['documents'], message }] : page;
}

/** The faults in one text; empty where nothing is held back. */
export function refusalOf(held: HeldBack): string {
  return [...new Set(faultsOf(held).map(({ message }) => message))].join(' ');
}

const beside = 'Open “Document checks” beside the entry';
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const mostTitles = 5;

function wordsOf(documents: readonly HeldBackDocument[]): string | null {
  const [first, ...others] = documents;
  if (!first) return null;
  if (others.length === 0) return `“${first.title}” ${first.why}`;
  const titles = documents.slice(0, mostTitles).map(({ title }) => `“${title}”`);
  const more = documents.length - titles.length;
  const named = list.format(more > 0 ? [...titles, `${more} more`] : titles);
  return `${documents.length} documents cannot be published: ${named}. ${beside} to see why, and how to mend each.`;
}

/** Why a document may not be published; null where nothing stands in its way. */
function whyNot({ row, report, blocks, virus }: DocumentStanding): string | null {
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
