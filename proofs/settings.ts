/** Whether everything is done in full (`npm run prove`) or in the reduced size of `npm test`. */
export const isFull = process.env['PROOFS_FULL'] === 'true';

/** Where the run keeps its figures, one JSON file for each database; nowhere when not set. */
export const figuresFolder = process.env['PROOFS_FIGURES'];
