import { z } from 'zod';
import { languageTag } from './primitives.js';

/** The kinds of file that may be published; the CMS finds out by content, not by name. */
export const documentFormats = {
  PDF: { mediaType: 'application/pdf', extension: 'pdf' },
  Word: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  Spreadsheet: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  Slides: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
  },
  PNG: { mediaType: 'image/png', extension: 'png' },
  JPEG: { mediaType: 'image/jpeg', extension: 'jpg' },
} as const;

export type DocumentFormat = keyof typeof documentFormats;

/** The random, permanent id of a document, as its public address carries it. */
export const documentId = z.string().regex(/^[a-z0-9]{20,32}$/, 'is not a document id');

/** One file of a publication or form. Its bytes are at `/documents/<id>/<fileName>`. */
export const publishedDocument = z.object({
  id: documentId,
  title: z.string().min(1),
  /** Neutral and ASCII: it stays on the reader's device. */
  fileName: z.string().regex(/^[a-z0-9][a-z0-9.-]*\.[a-z]{3,4}$/),
  language: languageTag,
  isAccessible: z.boolean(),
  format: z.enum(Object.keys(documentFormats) as [DocumentFormat, ...DocumentFormat[]]),
  bytes: z.int().positive(),
  /** Known for PDF; null where the file itself does not say. */
  pages: z.int().positive().nullable(),
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type PublishedDocument = z.infer<typeof publishedDocument>;
