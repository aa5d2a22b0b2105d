import path from 'node:path';
import { fileFormatOf, fileFormats, type FileFormat } from './file-format';
import { PrivateFilesError } from './private-files-error';

/**
 * The format of an upload, found in its content.
 *
 * @throws PrivateFilesError when it is none of the accepted ones, or does not fit the name
 */
export async function acceptedFormat(filePath: string, fileName: string): Promise<FileFormat> {
  const format = await fileFormatOf(filePath);
  if (!format) {
    throw new PrivateFilesError(
      `“${fileName}” was not uploaded: its content is not a PDF, a Word document (.docx, without macros), a PNG or a JPEG. Save it in one of these formats and upload it again.`,
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
