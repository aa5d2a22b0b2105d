import type { DocumentReader } from './read-document.js';
import type { DocumentFormat } from './report.js';

/** Brings the reader of a format only when it is needed; formats without one cannot be checked. */
export const readers: Partial<Record<DocumentFormat, () => Promise<DocumentReader>>> = {};
