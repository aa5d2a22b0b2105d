import type { KindWords } from '../identifiers/gather-findings.js';
import type { Mending, Severity } from '../report.js';
import type { Hiding } from './hidden-text.js';

export const severityOfHiding: Record<Hiding, Severity> = {
  'text-under-dark-box': 'block',
  'text-under-coloured-box': 'block',
  'text-in-colour-of-background': 'block',
  'transparent-text': 'block',
  'text-under-picture': 'warn',
  'invisible-text': 'block',
  'recognised-text-under-box': 'block',
  'recognised-text-on-blank': 'warn',
  'recognised-text': 'note',
  'text-outside-page': 'warn',
  'text-that-draws-nothing': 'warn',
  'tiny-text': 'warn',
};

const copied =
  'Anyone can select the place and copy the words, and search engines and screen readers read them out.';

const redactForGood: Mending = {
  word: 'Delete the words in the original document, write “[name removed]” in their place and export to PDF again. Do not draw boxes or change colours.',
  acrobat:
    'Tools, Redact: mark the words, then Apply, then Sanitize Document, and save under a new name. Boxes from the Comment tools do not remove anything.',
  libreOffice:
    'Tools, Redact: mark the words, then Redacted Export. Or delete the words and export to PDF again.',
};

const deleteIt: Mending = {
  word: 'Find the text in the original document (select all, then set the font colour to automatic), delete it and export to PDF again.',
  acrobat:
    'Tools, Redact, Remove hidden information (or Sanitize Document), and save under a new name.',
  libreOffice:
    'Select all, set the font colour to automatic, delete the text and export to PDF again.',
};

export const wordsOfHiding: Record<Hiding, KindWords> = {
  'text-under-dark-box': {
    title: 'The words under a dark box can still be read by a computer',
    explanation: `Something dark was drawn over the words, but they are still in the file. ${copied}`,
    mending: redactForGood,
  },
  'text-under-coloured-box': {
    title: 'The words under a white or coloured box can still be read by a computer',
    explanation: `Something was drawn over the words, but they are still in the file. ${copied}`,
    mending: redactForGood,
  },
  'text-in-colour-of-background': {
    title: 'Text has the same colour as its background',
    explanation: `Readers see nothing there, but the words are in the file. ${copied}`,
    mending: deleteIt,
  },
  'transparent-text': {
    title: 'Text is transparent',
    explanation: `Readers see nothing there, but the words are in the file. ${copied}`,
    mending: deleteIt,
  },
  'text-under-picture': {
    title: 'Words lie under a picture or under other words',
    explanation: `A picture or other words cover them, but they are still in the file. ${copied}`,
    mending: redactForGood,
  },
  'invisible-text': {
    title: 'Text is there that is not drawn at all',
    explanation: `Nothing of it is to be seen on the page, not even in a scan beneath it. ${copied}`,
    mending: deleteIt,
  },
  'recognised-text-under-box': {
    title: 'The words of a scan can still be read where something was drawn over them',
    explanation: `The scan was made searchable before the place was covered, so the covered words are still in the file. ${copied}`,
    mending: {
      ...redactForGood,
      other: 'Cover the words on the paper, scan it anew, and only then let text be recognised.',
    },
  },
  'recognised-text-on-blank': {
    title: 'A scan holds words where its picture seems to be blank',
    explanation:
      'Text recognition may have put words in the wrong place, or something was wiped out of the picture after it. Compare the words with the page.',
    mending: {
      acrobat: 'Scan & OCR, Recognise text again; or Redact, Remove hidden information.',
      other: 'Scan the paper anew and let text be recognised again.',
    },
  },
  'recognised-text': {
    title: 'The document is a scan with recognised text',
    explanation:
      'The words come from text recognition and were checked. Recognition makes mistakes, in names above all.',
    mending: {
      other: 'If you have the original document, export it to PDF instead of scanning it.',
    },
  },
  'text-outside-page': {
    title: 'Text lies outside of the page that readers see',
    explanation: `It was cut off or moved away, but it is still in the file. ${copied}`,
    mending: {
      word: 'Delete what lies beside the page and export to PDF again.',
      acrobat:
        'Cropping a page removes nothing. Tools, Redact, Sanitize Document removes what was cut off.',
      libreOffice: 'Delete what lies beside the page and export to PDF again.',
    },
  },
  'text-that-draws-nothing': {
    title: 'Text is there of which nothing is seen',
    explanation: `It is cut away, or in a layer that is switched off. ${copied}`,
    mending: {
      acrobat:
        'View, Layers: delete the hidden layers, or Tools, Redact, Sanitize Document, which removes them.',
      other: 'Delete the text in the original document and export it to PDF again.',
    },
  },
  'tiny-text': {
    title: 'Text is too small to be read',
    explanation: `Its letters are smaller than 2.5 points. ${copied}`,
    mending: deleteIt,
  },
};
