import { DocumentChecksError } from '../document-checks-error.js';
import type { Unchecked } from '../report.js';

/** Why an Office file could not be read to its end. The sentences are for people. */
export class OfficeFault extends DocumentChecksError {
  override name = 'OfficeFault';

  constructor(reason: Unchecked, explanation: string, mending: string, cause?: unknown) {
    super({ reason, explanation, mending });
    this.cause = cause;
  }
}

const saveAgain =
  'Open it in Word, Excel or PowerPoint, choose Save As, give it a new name, and upload the new file.';

export const damaged = (what: string, cause?: unknown) =>
  new OfficeFault('damaged', `The file is damaged: ${what}`, saveAgain, cause);

export const tooLarge = (what: string) =>
  new OfficeFault(
    'too-large',
    `The file unpacks to more than can be checked: ${what}`,
    'Make its pictures smaller (in Word: select a picture, Picture Format, Compress Pictures), divide the document, or export it as a PDF.',
  );
