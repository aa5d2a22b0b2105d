import type { Unchecked } from '../report.js';

/** Why a picture could not be read to its end. */
export class PictureFault extends Error {
  override name = 'PictureFault';

  readonly reason: Unchecked;
  readonly explanation: string;
  readonly mending: string;

  constructor(reason: Unchecked, explanation: string, mending: string) {
    super(explanation);
    this.reason = reason;
    this.explanation = explanation;
    this.mending = mending;
  }
}

export const damagedPicture = (what: string) =>
  new PictureFault(
    'damaged',
    `The picture is damaged: ${what}`,
    'Open it in a picture editor, save it again under a new name, and upload that.',
  );
