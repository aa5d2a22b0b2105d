import type { DocumentReader } from '../read-document.js';

/** Reads a Word file, a spreadsheet or slides. */
export const readOffice: DocumentReader = () =>
  Promise.resolve({
    findings: [],
    texts: [],
    pages: null,
    accessibility: [],
    unchecked: {
      reason: 'checker-failed',
      explanation: 'This kind of file cannot be checked yet.',
      mending: 'Upload a PDF instead.',
    },
  });
