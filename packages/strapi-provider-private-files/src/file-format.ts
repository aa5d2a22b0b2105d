import { open, type FileHandle } from 'node:fs/promises';
import { zipEntryNames } from './zip-entry-names';

export type FileFormat = 'PDF' | 'Word' | 'Spreadsheet' | 'Slides' | 'PNG' | 'JPEG';

/** What a store can accept: the media type it serves and the extensions a name may have. */
export const fileFormats: Record<FileFormat, { mediaType: string; extensions: string[] }> = {
  PDF: { mediaType: 'application/pdf', extensions: ['.pdf'] },
  Word: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
  },
  Spreadsheet: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['.xlsx'],
  },
  Slides: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['.pptx'],
  },
  PNG: { mediaType: 'image/png', extensions: ['.png'] },
  JPEG: { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
};

/** What a store accepts unless it is told otherwise. */
export const usualFormats: readonly FileFormat[] = ['PDF', 'Word', 'PNG', 'JPEG'];

/** The part that every file of the kind has. */
const officeParts: readonly (readonly [FileFormat, string])[] = [
  ['Word', 'word/document.xml'],
  ['Spreadsheet', 'xl/workbook.xml'],
  ['Slides', 'ppt/presentation.xml'],
];

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegSignature = Buffer.from([0xff, 0xd8, 0xff]);
const zipSignature = Buffer.from('PK\u0003\u0004', 'latin1');
const pdfSignature = Buffer.from('%PDF-', 'latin1');

/**
 * Tells the format of a file by its content, whatever its name says.
 *
 * @returns null for anything that no store accepts, an Office file with macros among it
 */
export async function fileFormatOf(filePath: string): Promise<FileFormat | null> {
  const file = await open(filePath, 'r');
  try {
    const head = Buffer.alloc(8);
    await file.read(head, 0, head.length, 0);
    if (startsWith(head, pdfSignature)) return 'PDF';
    if (startsWith(head, pngSignature)) return 'PNG';
    if (startsWith(head, jpegSignature)) return 'JPEG';
    if (startsWith(head, zipSignature)) return await officeFormat(file);
    return null;
  } finally {
    await file.close();
  }
}

function startsWith(head: Buffer, signature: Buffer): boolean {
  return head.subarray(0, signature.length).equals(signature);
}

async function officeFormat(file: FileHandle): Promise<FileFormat | null> {
  const names = await zipEntryNames(file);
  if (!names?.includes('[Content_Types].xml')) return null;
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  return officeParts.find(([, part]) => names.includes(part))?.[0] ?? null;
}
