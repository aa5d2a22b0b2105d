import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { documentFields } from '../documents/document-fields';
import { editableKind } from '../editor-screens/editable-kinds';
import { titleOf, type Entry } from '../editor-screens/readable-entries';
import { loadPublished } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentsIn, type DocumentOfEntry } from './documents-of-entry';
import { isIntact } from './intact';
import { namesOf, queueEntry } from './queue';
import { standingOfDocument } from './standing';

/** What a check of this version says of a document that is public. */
export interface PublicDocument {
  title: string;
  /** On the site. */
  path: string;
  document: string;
  isFine: boolean;
  /** What is wrong and where, without anything that was found. */
  words: string[];
}

interface Waiting {
  entry: EntryRef;
  title: string;
  path: string;
  document: DocumentOfEntry;
}

const lookEvery = 500;
/** How long to wait for a scanner that does not answer, once the checks themselves are done. */
const patienceForScanner = 120_000;

/**
 * Has every public document checked by the checks of this version, and waits for that. The workers
 * of this process take part, and those of a CMS that runs.
 *
 * @param onProgress told as documents are done
 */
export async function checkPublicDocuments(
  strapi: Core.Strapi,
  onProgress: (done: number, total: number) => void,
): Promise<PublicDocument[]> {
  const all = await publicDocuments(strapi);
  const entries = new Map(all.map(({ entry }) => [`${entry.uid} ${entry.documentId}`, entry]));
  for (const entry of entries.values()) await queueEntry(strapi, entry, false);
  const done: PublicDocument[] = [];
  for (const one of all) {
    done.push(await answerFor(strapi, one));
    onProgress(done.length, all.length);
  }
  return done;
}

async function publicDocuments(strapi: Core.Strapi): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const { uid } of documentFields(strapi)) {
    const kind = editableKind(uid);
    if (!kind) continue;
    const rows: { documentId: string; archivedOn?: string | null }[] = await strapi.db
      .query(uid)
      .findMany({ where: { publishedAt: { $notNull: true } }, orderBy: { id: 'asc' } });
    for (const { documentId, archivedOn } of rows) {
      if (archivedOn) continue;
      const entry = await loadPublished(strapi, uid, documentId);
      const title = titleOf(kind, (entry ?? {}) as unknown as Entry);
      const path = kind.sitePath(String(entry?.slug ?? '')) ?? '';
      for (const document of documentsIn(strapi, uid, entry)) {
        found.push({ entry: { uid, documentId }, title, path, document });
      }
    }
  }
  return found;
}

async function answerFor(
  strapi: Core.Strapi,
  { entry, title, path, document }: Waiting,
): Promise<PublicDocument> {
  const about = { title, path, document: document.title };
  for (let waited = 0; ;) {
    const names = await namesOf(strapi, entry);
    const { report, blocks, virus } = await standingOfDocument(strapi, entry, document, names);
    if (!report || (virus === 'waiting' && waited < patienceForScanner)) {
      await pause(lookEvery);
      if (report) waited += lookEvery;
      continue;
    }
    const words = [
      ...(report.unchecked ? [`It could not be checked. ${report.unchecked.explanation}`] : []),
      ...blocks.map(({ title: what, places }) => {
        return `${what} ${places.map((place) => place.words).join(', ')}`;
      }),
      ...(virus === 'infected' ? ['It holds a virus. Nobody is served it.'] : []),
      ...(virus === 'could-not-scan' || virus === 'waiting'
        ? ['It could not be checked for viruses.']
        : []),
      ...((await isIntact(document.file.hash + (document.file.ext ?? '')))
        ? []
        : ['The file in the store is not the one that was uploaded. Nobody is served it.']),
    ];
    return { ...about, isFine: words.length === 0, words };
  }
}
