import type { DocumentReader } from './read-document.js';
import type { DocumentFormat } from './report.js';

const readPdf = async () => (await import('./pdf/read-pdf.js')).readPdf;
const readOffice = async () => (await import('./office/read-office.js')).readOffice;
const readImage = async () => (await import('./image/read-image.js')).readImage;

/** Brings the reader of a format only when it is needed. */
export const readers: Record<DocumentFormat, () => Promise<DocumentReader>> = {
  PDF: readPdf,
  Word: readOffice,
  Spreadsheet: readOffice,
  Slides: readOffice,
  PNG: readImage,
  JPEG: readImage,
};
