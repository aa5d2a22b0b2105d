import { DocumentChecksError } from '../document-checks-error.js';
import type { Unchecked } from '../report.js';

/** Why a picture could not be read to its end. */
export class PictureFault extends DocumentChecksError {
  override name = 'PictureFault';

  constructor(reason: Unchecked, explanation: string, mending: string) {
    super({ reason, explanation, mending });
  }
}

export const damagedPicture = (what: string) =>
  new PictureFault(
    'damaged',
    `The picture is damaged: ${what}`,
    'Open it in a picture editor, save it again under a new name, and upload that.',
  );
