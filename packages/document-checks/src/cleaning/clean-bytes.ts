import { DocumentChecksError } from '../document-checks-error.js';
import type { ReadBytes } from '../process/read-whole.js';
import { unchecked } from '../unchecked.js';
import type { Cleaned } from './clean-metadata.js';
import { cleanPdf } from './clean-pdf.js';

/** Cleans a file of any kind that can be cleaned, inside the guarded process. */
export async function cleanBytes({ bytes, file }: ReadBytes): Promise<Cleaned> {
  switch (file.format) {
    case 'PDF':
      return cleanPdf(bytes);
    default:
      throw new DocumentChecksError(
        unchecked('kind-not-allowed', 'The metadata of this kind of file cannot be cleaned here.'),
      );
  }
}
