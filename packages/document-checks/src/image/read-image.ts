import type { DocumentReader } from '../read-document.js';

/** Reads a picture. */
export const readImage: DocumentReader = () =>
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
