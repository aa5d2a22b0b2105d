import { DocumentChecksError } from '../document-checks-error.js';
import type { ReadBytes } from '../process/read-whole.js';
import { unchecked } from '../unchecked.js';
import type { Cleaned } from './clean-metadata.js';

/** Cleans a file of any kind that can be cleaned, inside the guarded process. */
export async function cleanBytes({ bytes, file }: ReadBytes): Promise<Cleaned> {
  switch (file.format) {
    case 'PDF':
      return (await import('./clean-pdf.js')).cleanPdf(bytes);
    case 'Word':
    case 'Spreadsheet':
    case 'Slides':
      return (await import('../office/clean-office.js')).cleanOffice(bytes);
    case 'PNG':
    case 'JPEG':
      return (await import('../image/clean-image.js')).cleanImage(bytes);
    case null:
      throw new DocumentChecksError(
        unchecked('kind-not-allowed', 'The metadata of this kind of file cannot be cleaned here.'),
      );
  }
}
