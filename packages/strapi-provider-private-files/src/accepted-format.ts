import path from 'node:path';
import { fileFormatOf, fileFormats, usualFormats, type FileFormat } from './file-format';
import { PrivateFilesError } from './private-files-error';

/**
 * The format of an upload, found in its content.
 *
 * @throws PrivateFilesError when it is none of the accepted ones, or does not fit the name
 */
export async function acceptedFormat(
  filePath: string,
  fileName: string,
  accepted: readonly FileFormat[] = usualFormats,
): Promise<FileFormat> {
  const format = await fileFormatOf(filePath);
  if (!format || !accepted.includes(format)) {
    throw new PrivateFilesError(
      `“${fileName}” was not uploaded: its content is not ${listOf(accepted)}. Save it in one of these formats and upload it again.`,
    );
  }
  const { extensions } = fileFormats[format];
  if (!extensions.includes(path.extname(fileName).toLowerCase())) {
    throw new PrivateFilesError(
      `“${fileName}” was not uploaded: its content is ${format}, so its name must end in ${extensions.join(' or ')}. Rename it and upload it again.`,
    );
  }
  return format;
}

const inWords: Record<FileFormat, string> = {
  PDF: 'a PDF',
  Word: 'a Word document (.docx, without macros)',
  Spreadsheet: 'a spreadsheet (.xlsx, without macros)',
  Slides: 'a set of slides (.pptx, without macros)',
  PNG: 'a PNG',
  JPEG: 'a JPEG',
};

function listOf(formats: readonly FileFormat[]): string {
  const words = formats.map((format) => inWords[format]);
  const last = words.at(-1) ?? 'anything';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
