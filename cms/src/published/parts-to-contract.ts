import { documentFormats, type DocumentFormat } from '@learning-reviews/content-contract';
import slugify from '@sindresorhus/slugify';
import { languageTagOf, quarterOf } from './enumerations';
import type {
  ChangeNoteRecord,
  ContactRecord,
  DocumentRecord,
  EntryRecord,
  PublicationRecord,
} from './records';

const longestNameLength = 80;

/** Strapi keeps an emptied field as an empty text. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}

export function blocksOf(blocks: unknown): unknown {
  return blocks ?? [];
}

export function idsOf(entries: readonly EntryRecord[] | null | undefined): string[] {
  return [...new Set((entries ?? []).map((entry) => entry.documentId))];
}

export function contactOf(contact: ContactRecord) {
  return {
    name: contact.name,
    description: textOrNull(contact.description),
    phone: textOrNull(contact.phone),
    textPhone: textOrNull(contact.textPhone),
    email: textOrNull(contact.email),
    url: textOrNull(contact.url),
    hours: textOrNull(contact.hours),
  };
}

/** Newest first. */
export function changeNotesOf(notes: readonly ChangeNoteRecord[]) {
  return notes
    .map(({ date, note }) => ({ date, note }))
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}

export function documentOf(document: DocumentRecord) {
  return {
    id: document.publicId,
    title: document.title,
    fileName: fileNameOf(document.title, document.format),
    language: languageTagOf(document.language),
    isAccessible: document.isAccessible ?? false,
    format: document.format,
    bytes: document.bytes,
    pages: document.pages ?? null,
    sha256: document.sha256,
  };
}

/**
 * The name under which a document is saved on the reader's device.
 *
 * @returns ASCII, at most 80 characters and the extension of the format
 */
export function fileNameOf(title: string | null, format: string | null): string {
  const extension = isFormat(format) ? documentFormats[format].extension : 'bin';
  const name = slugify(title ?? '')
    .slice(0, longestNameLength)
    .replace(/-+$/, '');
  return `${name || 'document'}.${extension}`;
}

function isFormat(format: string | null): format is DocumentFormat {
  return format !== null && format in documentFormats;
}

export function periodOf(period: PublicationRecord['periodReviewed']) {
  if (!period?.fromYear) return null;
  return {
    from: { year: period.fromYear, quarter: quarterOf(period.fromQuarter) },
    to: period.toYear ? { year: period.toYear, quarter: quarterOf(period.toQuarter) } : null,
  };
}
