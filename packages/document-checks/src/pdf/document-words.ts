import type { KindWords } from '../identifiers/gather-findings.js';
import type { Mending, Severity } from '../report.js';

interface Kind extends KindWords {
  severity: Severity;
}

const sanitise: Mending = {
  word: 'Delete it in the original document and export to PDF again.',
  acrobat: 'Tools, Redact, Sanitize Document, and save under a new name.',
  libreOffice: 'Delete it in the original document and export to PDF again.',
};

const exportAnew: Mending = {
  word: 'File, Export, PDF, from the finished document. Do not edit the PDF afterwards.',
  acrobat:
    'Tools, Redact, Sanitize Document; or File, Print to a new PDF. “Save” alone keeps the old content.',
  libreOffice: 'File, Export as PDF, from the finished document.',
};

const cleanProperties: Mending = {
  word: 'File, Info, Check for Issues, Inspect Document: remove document properties. Then export to PDF again.',
  acrobat: 'File, Properties: empty the field; or Tools, Redact, Sanitize Document.',
  libreOffice:
    'File, Properties: Reset Properties, and switch off “Apply user data”. Then export to PDF again.',
  other: 'Or let the metadata be cleaned here: a new file is made without it.',
};

/** What a PDF holds beside the text of its pages, how much it weighs, and what is said of it. */
export const documentKinds = {
  'words-in-earlier-save': {
    severity: 'block',
    title: 'An earlier save inside the file still holds words that were taken out',
    explanation:
      'The file was changed by adding to its end. Whoever cuts the end off sees the document as it was before.',
    mending: exportAnew,
  },
  'picture-in-earlier-save': {
    severity: 'block',
    title: 'An earlier save inside the file still holds a picture that was taken out',
    explanation:
      'The file was changed by adding to its end. Whoever cuts the end off sees the picture as it was before.',
    mending: exportAnew,
  },
  'deleted-page': {
    severity: 'block',
    title: 'A page that was deleted is still inside the file',
    explanation:
      'It is no longer shown, but programs that look for lost pages find it with its words.',
    mending: exportAnew,
  },
  'redaction-not-applied': {
    severity: 'block',
    title: 'A redaction is marked but was not applied',
    explanation:
      'The words under the mark are all still there. Marking is only the first of two steps.',
    mending: {
      acrobat: 'Tools, Redact, Apply, then save under a new name.',
      other: 'Apply the marked redactions in the program in which they were marked.',
    },
  },
  comment: {
    severity: 'block',
    title: 'The document has comments or drawings on top of the page',
    explanation:
      'Anyone can open them, see who made them and when, move them away, and see what is beneath them.',
    mending: {
      word: 'Review, Delete, Delete All Comments. Then export to PDF again.',
      acrobat: 'Tools, Comment, select all and delete; or Tools, Redact, Sanitize Document.',
      libreOffice: 'Edit, Comments, Delete All Comments. Then export to PDF again.',
    },
  },
  'shape-on-page': {
    severity: 'warn',
    title: 'A shape or highlight lies on top of the page and can be moved away',
    explanation:
      'It is not part of the page. Whoever moves it sees what is beneath, and who drew it.',
    mending: {
      acrobat: 'Delete it, or make it part of the page: Print Production, Flattener Preview.',
      other: 'Draw it in the original document and export that to PDF again.',
    },
  },
  'form-value': {
    severity: 'warn',
    title: 'A form field is filled in',
    explanation:
      'What somebody typed is published with the form, also where the field is not shown.',
    mending: {
      acrobat: 'Prepare Form, More, Clear Form, and save.',
      other: 'Clear the form and save it empty.',
    },
  },
  'xfa-form': {
    severity: 'warn',
    title: 'The form is of a kind (XFA) that holds a second document inside',
    explanation:
      'Most programs do not show it, screen readers cannot use it, and what is typed in it may stay inside.',
    mending: { acrobat: 'Print it to a new PDF, or rebuild it with Prepare Form.' },
  },
  attachment: {
    severity: 'block',
    title: 'Another file is attached inside the document',
    explanation: 'Readers can take it out and open it. It was not checked.',
    mending: {
      ...sanitise,
      acrobat: 'View, Attachments: delete each, and save under a new name.',
    },
  },
  script: {
    severity: 'block',
    title: 'The document holds a script that runs when it is opened or used',
    explanation:
      'Scripts can send out what readers type, and many organisations refuse such files.',
    mending: {
      acrobat: 'Tools, JavaScript: delete all; or Tools, Redact, Sanitize Document.',
      other: 'Export it to PDF again from the original document.',
    },
  },
  'launch-action': {
    severity: 'block',
    title: 'The document starts a program or opens a file on the reader’s computer',
    explanation:
      'This is how harmful files are spread. It may also show a path of your own network.',
    mending: sanitise,
  },
  'sends-data': {
    severity: 'block',
    title: 'A form in the document sends or fetches data by itself',
    explanation: 'What readers type goes to an address that they do not see.',
    mending: {
      acrobat: 'Prepare Form: delete the button or its action, and save.',
      other: 'Ask people to save the form and send it by e-mail.',
    },
  },
  'rich-media': {
    severity: 'block',
    title: 'Sound, video or a 3D model is embedded in the document',
    explanation: 'It cannot be checked here, and may show or say what the pages do not.',
    mending: { ...sanitise, acrobat: 'Delete it with Edit PDF, and save under a new name.' },
  },
  'private-link': {
    severity: 'warn',
    title: 'A link leads to a private place',
    explanation:
      'Readers cannot open it, and it shows names of your computers, folders or colleagues.',
    mending: {
      word: 'Right-click the link, Remove Hyperlink. Then export to PDF again.',
      acrobat: 'Edit PDF, Link: delete it.',
      libreOffice: 'Right-click the link, Remove Hyperlink. Then export to PDF again.',
    },
  },
  'page-thumbnail': {
    severity: 'warn',
    title: 'A small picture of a page is kept inside the file',
    explanation: 'It may show the page as it was before something was taken out.',
    mending: { ...sanitise, other: 'Or let the metadata be cleaned here.' },
  },
  'private-data': {
    severity: 'warn',
    title: 'A program has left its own working data in the file',
    explanation: 'It can hold earlier versions, layers or paths of your network.',
    mending: { ...sanitise, other: 'Or let the metadata be cleaned here.' },
  },
  'author-in-properties': {
    severity: 'warn',
    title: 'The document’s properties name an author',
    explanation:
      'Programs fill this in by themselves, often with the person whose computer was used. Everyone can see it.',
    mending: cleanProperties,
  },
  'other-properties': {
    severity: 'warn',
    title: 'The document’s properties hold further details',
    explanation: 'Such as a company, a manager, a case system’s reference or who edited it last.',
    mending: cleanProperties,
  },
  'picture-location': {
    severity: 'block',
    title: 'A picture in the document says where it was taken',
    explanation: 'Cameras and telephones write the place into pictures. It can be somebody’s home.',
    mending: {
      word: 'Take the picture out, remove its location (Windows: Properties, Details, Remove Properties), put it in again and export to PDF.',
      acrobat: 'Tools, Redact, Sanitize Document.',
      libreOffice: 'Take the picture out, remove its location, put it in again and export to PDF.',
    },
  },
  'picture-under-box': {
    severity: 'block',
    title: 'A dark box is drawn over part of a picture',
    explanation:
      'The picture is whole in the file. Whoever takes it out sees what is under the box.',
    mending: {
      word: 'Change the picture itself in a drawing program, put it in again and export to PDF.',
      acrobat:
        'Tools, Redact: mark the part of the picture, then Apply. Drawing a box removes nothing.',
      libreOffice: 'Tools, Redact, then Redacted Export; or change the picture itself.',
    },
  },
  'picture-cropped': {
    severity: 'warn',
    title: 'A large part of a picture is cut off but still in the file',
    explanation: 'Whoever takes the picture out sees all of it.',
    mending: {
      word: 'Picture Format, Compress Pictures, “Delete cropped areas of pictures”. Then export to PDF again.',
      acrobat: 'Tools, Redact, Sanitize Document.',
      libreOffice:
        'Right-click the picture, Compress, “Delete cropped image areas”. Then export again.',
    },
  },
  'page-is-only-a-picture': {
    severity: 'warn',
    title: 'A page is only a picture',
    explanation:
      'What its words say could not be checked, and screen readers cannot read it. Read it yourself.',
    mending: {
      word: 'Export the original document to PDF instead of scanning it.',
      acrobat: 'Scan & OCR, Recognise Text, then check the file again.',
    },
  },
  'text-without-meaning': {
    severity: 'warn',
    title: 'Text on a page cannot be read by computers',
    explanation:
      'Its font does not say which letters it draws, so it could not be checked, and screen readers say nonsense.',
    mending: {
      other: 'Export it to PDF again with embedded fonts, or print it and let text be recognised.',
    },
  },
  restricted: {
    severity: 'warn',
    title: 'The document forbids copying, printing or changing',
    explanation: 'This protects nothing, and can stop screen readers from reading it.',
    mending: {
      acrobat: 'File, Properties, Security: No Security, and save.',
      other: 'Export it again without restrictions.',
    },
  },
  repaired: {
    severity: 'note',
    title: 'The file has faults in its structure, which were mended to read it',
    explanation: 'Some programs may refuse to open it.',
    mending: { other: 'Export it to PDF again.' },
  },
  'data-after-end': {
    severity: 'warn',
    title: 'There is something after the end of the document',
    explanation: 'Readers do not see it. It could be a second file hidden behind this one.',
    mending: { other: 'Export it to PDF again.' },
  },
} as const satisfies Record<string, Kind>;

export type DocumentKind = keyof typeof documentKinds;
