import type { CheckReport, Unchecked } from './report.js';

/** What people are told when a file could not be checked to its end. */
const sentences: Record<Unchecked, { explanation: string; mending: string }> = {
  encrypted: {
    explanation: 'The file needs a password to be opened, so nothing in it could be checked.',
    mending:
      'Save a copy without a password (Acrobat: File, Properties, Security, No security; Word: File, Info, Protect Document) and upload that.',
  },
  damaged: {
    explanation: 'The file is damaged: parts of it cannot be read, so they could not be checked.',
    mending:
      'Open the original document and save or export it again. If it comes from somebody else, ask for a new copy.',
  },
  'not-what-its-name-says': {
    explanation: 'What is inside the file is not what the ending of its name says.',
    mending:
      'Open it in the program that made it and save it as PDF or Word document (.docx). Renaming it is not enough.',
  },
  'kind-not-allowed': {
    explanation: 'Files of this kind may not be published here, so it was not checked.',
    mending: 'Save the document as PDF and upload that.',
  },
  'too-large': {
    explanation: 'The file is larger than what can be checked.',
    mending:
      'Make it smaller (Acrobat: File, Save as other, Reduced size PDF; Word: File, Compress Pictures), or split it into parts.',
  },
  'too-many-pages': {
    explanation: 'The document has more pages than can be checked.',
    mending: 'Split it into parts and upload each by itself.',
  },
  'took-too-long': {
    explanation:
      'The check took too long and was stopped. Some files are built so that reading them never ends.',
    mending: 'Export the document to PDF again from the program in which it was written.',
  },
  'took-too-much-memory': {
    explanation:
      'Reading the file needed too much memory, and the check was stopped. Some files are built to do this.',
    mending:
      'Export the document to PDF again from the program in which it was written, with smaller pictures.',
  },
  'checker-failed': {
    explanation: 'The check itself failed before its end. Nothing is known about this file.',
    mending:
      'Check it once more. If it fails again, export the document again from the program in which it was written, or tell whoever runs this system.',
  },
  'pages-without-text': {
    explanation:
      'Some pages are only a picture. What their words say could not be checked, and screen readers cannot read them.',
    mending:
      'Publish the document exported from Word, not a scan. If there is only paper, use text recognition (Acrobat: Scan & OCR) and check again.',
  },
};

/** @param explanation instead of the usual sentence, where more is known */
export function unchecked(
  reason: Unchecked,
  explanation = sentences[reason].explanation,
): NonNullable<CheckReport['unchecked']> {
  return { reason, explanation, mending: sentences[reason].mending };
}
