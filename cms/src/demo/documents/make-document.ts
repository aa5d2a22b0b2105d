import type { DocumentFile, DocumentPart } from '../content-schema';
import type { DocumentLanguage, DocumentSource } from './document-source';
import { makePdf } from './pdf/make-pdf';
import { makeWord } from './word/make-word';

/** What a document takes from the publication or form that it belongs to. */
export interface Owner {
  date: string;
  organisation: string;
  heading: string;
  reference?: string;
  /** All the words of the document, in order. */
  parts: readonly DocumentPart[];
}

export interface MadeDocument {
  bytes: Buffer;
  mediaType: string;
  extension: '.pdf' | '.docx';
}

const languages: Record<DocumentFile['language'], DocumentLanguage> = {
  English: 'en-GB',
  Welsh: 'cy-GB',
  Polish: 'pl-PL',
};

/** Makes the file of one document as its data says. */
export async function makeDocument(file: DocumentFile, owner: Owner): Promise<MadeDocument> {
  const source: DocumentSource = {
    title: file.title,
    heading: file.heading ?? owner.heading,
    language: languages[file.language],
    reference: owner.reference,
    date: owner.date,
    organisation: owner.organisation,
    hasContentsList: file.hasContentsList,
    startsChaptersOnNewPages: file.startsChaptersOnNewPages,
    parts: owner.parts,
  };
  if (file.format === 'PDF') {
    return { bytes: await makePdf(source), mediaType: 'application/pdf', extension: '.pdf' };
  }
  return {
    bytes: await makeWord(source),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: '.docx',
  };
}
