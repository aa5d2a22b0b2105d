import { errors } from '@strapi/utils';
import { servable } from '../documents/may-serve';
import type { DraftDocument } from './shared-draft';
import { stampDocument, type StampSource } from './stamping/stamp-document';
import { BusyError } from '../processes/turns';

export interface Offer {
  /** Public ids. */
  offered: string[];
  /** Titles of those that cannot carry the recipient's name. */
  notOffered: string[];
}

const trial = { across: 'Trial', foot: 'Trial' };

/**
 * Finds out which documents can carry the recipient's name on each page, by trying it. Word files
 * and pictures cannot, nor can a PDF that is encrypted, damaged or too large.
 *
 * @throws ApplicationError (400) when too many documents are being made ready already
 */
export async function offerOf(documents: readonly DraftDocument[]): Promise<Offer> {
  const offer: Offer = { offered: [], notOffered: [] };
  for (const document of documents) {
    const canBe = await canBeStamped(document);
    if (canBe && document.publicId) offer.offered.push(document.publicId);
    else offer.notOffered.push(documentTitle(document));
  }
  return offer;
}

/** Those of a version that a link does not offer. */
export function notOffered(
  documents: readonly DraftDocument[],
  offered: readonly string[],
): string[] {
  return documents.filter(({ publicId }) => !offered.includes(publicId ?? '')).map(documentTitle);
}

/** Where the bytes of a PDF are; null for all that is not offered anyway. */
export function stampSource(document: DraftDocument): StampSource | null {
  const file = document.format === 'PDF' && document.pages ? servable(document) : null;
  return file && document.pages ? { storedName: file.storedName, pages: document.pages } : null;
}

async function canBeStamped(document: DraftDocument): Promise<boolean> {
  const source = stampSource(document);
  const copy = source && (await stampDocument(source, trial).catch(asRefusal));
  await copy?.close();
  return copy !== null;
}

function asRefusal(error: unknown): never {
  throw error instanceof BusyError ? new errors.ApplicationError(error.message) : error;
}

/** What a document is called, also where nobody has named it yet. */
export function documentTitle({ title }: DraftDocument): string {
  return title?.trim() ? title.trim() : 'A document without a title';
}
