/**
 * The header by which the site tells the CMS's own answer for a document from the page, or the 404,
 * of whatever stands between them. A refusal without it is nobody's word.
 */
export const documentAnswerHeader = 'x-document-answer';

/** What the header says; it goes with the status. */
export type DocumentAnswer = 'served' | 'not-found' | 'gone' | 'moved';
