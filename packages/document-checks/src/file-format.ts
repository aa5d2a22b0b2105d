import path from 'node:path';
import { zipEntryNames } from './zip-entry-names.js';
import type { DocumentFormat } from './report.js';

/** The endings that a name of each format may have. */
export const extensions: Record<DocumentFormat, readonly string[]> = {
  PDF: ['.pdf'],
  Word: ['.docx', '.docm'],
  Spreadsheet: ['.xlsx', '.xlsm'],
  Slides: ['.pptx', '.pptm'],
  PNG: ['.png'],
  JPEG: ['.jpg', '.jpeg'],
};

/** The part that makes an Office file what it is. */
const mainParts: [string, DocumentFormat][] = [
  ['word/document.xml', 'Word'],
  ['xl/workbook.xml', 'Spreadsheet'],
  ['ppt/presentation.xml', 'Slides'],
];

/** Tells the format by the content, whatever a name says; null for anything that is not known. */
export function formatOf(bytes: Uint8Array): DocumentFormat | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  // Programs may put a byte order mark or blank lines first. Anything else in front is another kind of file.
  if (/^(\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'PDF';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (head.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (head.startsWith('PK\x03\x04')) return officeFormatOf(bytes);
  return null;
}

function officeFormatOf(bytes: Uint8Array): DocumentFormat | null {
  const names = zipEntryNames(bytes)?.map((name) => name.toLowerCase());
  if (!names?.includes('[content_types].xml')) return null;
  const [found, ...others] = mainParts.filter(([part]) => names.includes(part));
  return found && others.length === 0 ? found[1] : null;
}

/** Word, Excel and PowerPoint wrap a file with a password into the container of Office 97. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const isContainer = Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1';
  return isContainer && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** Whether the ending of a name fits the format; a name without an ending says nothing. */
export function nameFits(fileName: string, format: DocumentFormat): boolean {
  const extension = path.extname(fileName).toLowerCase();
  return extension === '' || extensions[format].includes(extension);
}
