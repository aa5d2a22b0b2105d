import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { DocumentChecksError, pictureOfPlace, type Box, type CheckReport } from 'document-checks';
import { auditedTransaction, noteEvent } from '../audit/record';
import { documentStore } from '../documents/store';
import { Turns } from '../processes/turns';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { PictureAnswer } from './answers';
import { findingOf, oneDocument, reportOf } from './one-document';

/** A report asks for many; each takes a process of its own for a moment. */
const turns = new Turns(1, 50);

interface Wanted {
  publicId: unknown;
  finding: unknown;
  /** Counted from 0. */
  place: unknown;
}

/**
 * Draws the place of a finding, with what is written there painted over. Other findings on the page
 * are painted over always: nobody has asked to see those.
 *
 * @param isRevealed shows what is written there, and records who looked
 * @throws ApplicationError (400) where nothing can be drawn
 */
export async function pictureOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  { publicId, finding: id, place: at }: Wanted,
  isRevealed: boolean,
): Promise<PictureAnswer> {
  const standing = await oneDocument(strapi, entry, publicId);
  const report = reportOf(standing);
  const finding = findingOf(report, id);
  const place = finding.places[Number(at)];
  if (!place || place.boxes.length === 0) {
    throw new errors.NotFoundError('There is no picture of this place.');
  }
  if (isRevealed) {
    const details = { document: standing.document.title, found: finding.title };
    await auditedTransaction(strapi, () =>
      noteEvent(strapi, { action: 'revealed', entry, details }),
    );
  }
  const { hash, ext } = standing.document.file;
  const options = {
    page: place.page,
    boxes: place.boxes,
    maskBoxes: othersOnPage(report, finding.id, place.page),
    isRevealed,
  };
  try {
    const png = await turns.take(() =>
      documentStore().withLocalFile(hash + (ext ?? ''), (file) => pictureOfPlace(file, options)),
    );
    return { png: Buffer.from(png).toString('base64'), isRevealed };
  } catch (error) {
    if (!(error instanceof DocumentChecksError)) throw error;
    throw new errors.ApplicationError('There is no picture of this place.');
  }
}

function othersOnPage({ findings }: CheckReport, id: string, page: number | null): Box[] {
  return findings
    .filter((finding) => finding.id !== id && finding.text !== null)
    .flatMap(({ places }) => places)
    .filter((place) => place.page === page)
    .flatMap(({ boxes }) => boxes);
}
