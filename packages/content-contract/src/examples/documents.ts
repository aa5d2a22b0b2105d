import { documentFormats, type PublishedDocument } from '../document.js';

const defaults = {
  language: 'en',
  isAccessible: false,
  format: 'PDF',
  bytes: 412_672,
  pages: 12,
} as const;

type Given = Pick<PublishedDocument, 'title' | 'fileName'> & Partial<PublishedDocument>;

/** A document whose id and checksum are made from its number, so that they never change. */
export function exampleDocument(number: number, given: Given): PublishedDocument {
  const digits = String(number).padStart(4, '0');
  return { ...defaults, id: `exampledocument00${digits}`, sha256: digits.repeat(16), ...given };
}

/** The file name of a title, neutral and ASCII. */
export function exampleFileName(stem: string, format: PublishedDocument['format'] = 'PDF'): string {
  return `${stem}.${documentFormats[format].extension}`;
}
