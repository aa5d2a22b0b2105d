import type { KindWords } from '../identifiers/gather-findings.js';

const inspect =
  'File, Info, Check for Issues, Inspect Document, Inspect, then Remove All beside what it found; save, and upload again.';

/** What is said of each kind of finding in Word, Excel and PowerPoint files. */
export const officeWords: Readonly<Record<string, KindWords>> = {
  'tracked-deletion': {
    title: 'Words that were deleted with tracked changes are still in the document.',
    explanation:
      'Anybody who opens the file can show them again with one click, with who deleted them and when.',
    mending: {
      word: 'Review, Accept, Accept All Changes and Stop Tracking; save, and upload again.',
      libreOffice: 'Edit, Track Changes, Accept All; save, and upload again.',
    },
  },
  'tracked-insertion': {
    title: 'Words that were added with tracked changes are not accepted yet.',
    explanation: 'The file still tells who wrote them and when, and what stood there before.',
    mending: {
      word: 'Review, Accept, Accept All Changes and Stop Tracking; save, and upload again.',
      libreOffice: 'Edit, Track Changes, Accept All; save, and upload again.',
    },
  },
  'tracked-formatting': {
    title: 'Changes of formatting were tracked and are not accepted yet.',
    explanation: 'The file still tells who made them and when.',
    mending: {
      word: 'Review, Accept, Accept All Changes and Stop Tracking; save, and upload again.',
      libreOffice: 'Edit, Track Changes, Accept All; save, and upload again.',
    },
  },
  'tracking-is-on': {
    title: 'Track Changes is switched on.',
    explanation:
      'Whatever is changed from now on will be kept in the file. It holds no such change that was not told above.',
    mending: {
      word: 'Review, Track Changes: switch it off, and save.',
      libreOffice: 'Edit, Track Changes, Record: switch it off, and save.',
    },
  },
  comment: {
    title: 'Comments are in the document.',
    explanation: 'Readers see them in the margin, with the names of those who wrote them.',
    mending: {
      word: 'Review, Delete, Delete All Comments in Document; save, and upload again. In Excel and PowerPoint it is the Review tab too.',
      libreOffice: 'Right-click a comment, Delete All Comments; save, and upload again.',
    },
  },
  'hidden-text': {
    title: 'Hidden text is in the document.',
    explanation:
      'It does not show on the page, but anybody can make it show, search it, or copy it out of the file.',
    mending: {
      word: `Home, ¶ shows it with dots beneath: delete it. Or ${inspect}`,
      libreOffice: 'View, Formatting Marks shows it: delete it. Then save, and upload again.',
    },
  },
  'same-colour-text': {
    title: 'Text has the same colour as what is behind it.',
    explanation: 'A reader sees nothing there; selecting or copying the place shows the words.',
    mending: {
      word: 'Select all (Ctrl+A) and set the font colour to Automatic to see it; delete it, save, and upload again.',
      libreOffice:
        'Select all (Ctrl+A) and set the font colour to Automatic to see it; delete it, and save.',
    },
  },
  'text-under-dark-highlight': {
    title: 'Words are covered with a black highlight and can still be copied.',
    explanation: 'Highlighting only paints behind the letters. Whoever removes it reads the words.',
    mending: {
      word: 'Delete the words and write [redacted] in their place; save, and upload again.',
      libreOffice: 'Delete the words and write [redacted] in their place; save, and upload again.',
    },
  },
  'box-over-text': {
    title: 'A black box lies over the text.',
    explanation:
      'In a Word file it can be moved away with the mouse, and the words beneath can be read.',
    mending: {
      word: 'Delete the box and the words beneath it, write [redacted] in their place; save, and upload again.',
      libreOffice:
        'Delete the box and the words beneath it, write [redacted] in their place, and save.',
    },
  },
  'tiny-text': {
    title: 'Text is too small to be seen.',
    explanation: 'Letters of two points or less look like a line or a speck, and can be copied.',
    mending: {
      word: 'Select all (Ctrl+A) and set the font size to 12 to see it; delete it, save, and upload again.',
      libreOffice:
        'Select all (Ctrl+A) and set the font size to 12 to see it; delete it, and save.',
    },
  },
  'running-field': {
    title: 'A field starts another program when the document is opened.',
    explanation: 'Fields of this kind (DDE) are used to attack the computers of readers.',
    mending: { word: 'Press Alt+F9 to see fields, delete it, save, and upload again.' },
  },
  'fetching-field': {
    title: 'A field fetches something from another file or place.',
    explanation: 'It tells where that file lies, and readers’ computers may try to fetch it.',
    mending: {
      word: 'Press Ctrl+A, then Ctrl+Shift+F9: it becomes plain text. Save, and upload again.',
      libreOffice: 'Edit, Links to External Files, Break Link; save, and upload again.',
    },
  },
  'author-name': {
    title: 'The names of people or organisations who worked on the file are in it.',
    explanation:
      'Readers find them under the properties of the file. Some who write such reports must not be known.',
    mending: {
      word: inspect,
      libreOffice: 'File, Properties, General: untick Apply user data and choose Reset Properties.',
      other: 'Or use Clean metadata here.',
    },
  },
  'template-path': {
    title: 'The file tells which template it was made with.',
    explanation: 'The name or the folder of a template can name people, cases or computers inside.',
    mending: {
      word: 'File, Options, Add-ins, Manage: Templates, Go: write Normal as the template. Or use Clean metadata here.',
    },
  },
  'custom-property': {
    title: 'The file has properties of its own.',
    explanation:
      'Case systems write numbers and names into them. Readers find them under the properties of the file.',
    mending: { word: inspect, other: 'Or use Clean metadata here.' },
  },
  'document-variable': {
    title: 'The document holds variables that do not show.',
    explanation: 'Case systems keep names and numbers in them to fill letters.',
    mending: {
      word: 'Copy the whole text into a new document, and save that.',
      libreOffice: 'Save it as .odt and again as .docx.',
    },
  },
  'mail-merge': {
    title: 'The document is connected with a list of addresses.',
    explanation: 'It tells where the list lies and how it is asked.',
    mending: { word: 'Mailings, Start Mail Merge, Normal Word Document; save, and upload again.' },
  },
  'revision-marks': {
    title: 'The file holds marks of the sittings in which it was edited.',
    explanation: 'They hold no words. They can show that two files come from the same source.',
    mending: { other: 'Use Clean metadata here.' },
  },
  'cropped-picture': {
    title: 'A picture is cropped, and what was cut off is still in the file.',
    explanation: 'Anybody can widen the picture again and see a face, a street or a name.',
    mending: {
      word: 'Select it, Picture Format, Compress Pictures, tick Delete cropped areas of pictures; save.',
      libreOffice: 'Right-click it, Compress, tick Delete cropped image areas; save.',
    },
  },
  'embedded-file': {
    title: 'Another file is inside this file.',
    explanation:
      'A spreadsheet behind a chart, an e-mail, a whole document: readers can open it and see all of it. It is not checked.',
    mending: {
      word: 'Cut the object, Paste Special, choose Picture; save, and upload again.',
      libreOffice: 'Cut the object, Edit, Paste Special, choose a picture; save, and upload again.',
    },
  },
  'inserted-document': {
    title: 'A whole other document is inside and shows when this one is opened.',
    explanation: 'It was put there by a program and is not checked.',
    mending: { word: 'Open the file in Word, choose Save As with a new name, and upload that.' },
  },
  macro: {
    title: 'The file holds macros: small programs that run on the reader’s computer.',
    explanation: 'Many organisations refuse such files, and attackers use them.',
    mending: {
      word: 'Save As, choose the kind without macros (.docx, .xlsx, .pptx), and upload that.',
    },
  },
  'active-control': {
    title: 'The file holds ActiveX controls.',
    explanation:
      'They run programs on the reader’s computer, keep what was typed, and work in few places.',
    mending: {
      word: 'Developer, Design Mode: delete them and use Content Controls instead; save, and upload again.',
    },
  },
  thumbnail: {
    title: 'A preview picture of the first page is in the file.',
    explanation: 'It may show the page as it was before names were removed.',
    mending: {
      word: 'File, Info, Properties, Advanced Properties: untick Save Thumbnails; save. Or use Clean metadata here.',
      other: 'Use Clean metadata here.',
    },
  },
  'printer-settings': {
    title: 'Settings of a printer are in the file.',
    explanation: 'They can tell the name of a computer or an office.',
    mending: { other: 'Use Clean metadata here.' },
  },
  'own-data': {
    title: 'Data of another program is kept beside the document.',
    explanation:
      'Forms and cover pages use it; case systems also keep names there. It was searched.',
    mending: { word: inspect },
  },
  'outside-template': {
    title: 'The file loads a template from somewhere else when it is opened.',
    explanation:
      'It tells where that template lies. One on the internet is a known way to attack readers.',
    mending: {
      word: 'File, Options, Add-ins, Manage: Templates, Go: write Normal as the template; save.',
      other: 'Or use Clean metadata here.',
    },
  },
  'private-link': {
    title: 'A link leads to a place that only people inside an organisation reach.',
    explanation: 'Readers cannot open it, and its address can name folders, cases and people.',
    mending: {
      word: 'Right-click it, Remove Hyperlink; save, and upload again.',
      libreOffice: 'Right-click it, Remove Hyperlink; save, and upload again.',
    },
  },
  'outside-picture': {
    title: 'A picture is fetched from somewhere else when the document is opened.',
    explanation: 'Whoever runs that place learns who reads the document, and when.',
    mending: {
      word: 'File, Info, Edit Links to Files, Break Link; save, and upload again.',
      libreOffice: 'Edit, Links to External Files, Break Link; save, and upload again.',
    },
  },
  'outside-document': {
    title: 'The file takes in another document from somewhere else.',
    explanation:
      'What it shows can change after it was checked, and its address can name folders and people.',
    mending: {
      word: 'File, Info, Edit Links to Files, Break Link; save, and upload again.',
      libreOffice: 'Edit, Links to External Files, Break Link; save, and upload again.',
    },
  },
  'outside-file': {
    title: 'The file is connected with another file or place.',
    explanation: 'Its address can name folders, cases and people.',
    mending: {
      word: 'File, Info, Edit Links to Files, Break Link; save, and upload again.',
      libreOffice: 'Edit, Links to External Files, Break Link; save, and upload again.',
    },
  },
  'hidden-sheet': {
    title: 'A sheet is hidden.',
    explanation: 'Anybody can show it with two clicks, also one that Excel does not offer to show.',
    mending: {
      other:
        'Excel: right-click a sheet’s name, Unhide, and delete the sheet; or File, Info, Check for Issues, Inspect Document.',
      libreOffice: 'Sheet, Show Sheet, then delete it.',
    },
  },
  'folder-of-author': {
    title: 'The file tells in which folder its author keeps it.',
    explanation: 'Folders are often named after people and cases.',
    mending: { other: 'Use Clean metadata here.' },
  },
  'hidden-cells': {
    title: 'Rows or columns are hidden and hold something.',
    explanation: 'Anybody can show them again.',
    mending: {
      other:
        'Excel: select all (Ctrl+A), Home, Format, Hide & Unhide, Unhide Rows and Unhide Columns; delete what must not be read.',
      libreOffice:
        'Select all (Ctrl+A), Format, Rows, Show and Columns, Show; delete what must not be read.',
    },
  },
  'unseen-cells': {
    title: 'Cells hold something that does not show.',
    explanation:
      'Its letters have the colour of the cell, or the format of the cell shows nothing. Anybody who clicks on the cell reads it.',
    mending: {
      other:
        'Excel: select all (Ctrl+A), set the font colour to Automatic and the number format to General; delete what must not be read.',
      libreOffice:
        'Select all (Ctrl+A), Format, Clear Direct Formatting; delete what must not be read.',
    },
  },
  'hidden-name': {
    title: 'A hidden name stands for cells or for a hidden sheet.',
    explanation: 'Names can tell what a sheet held.',
    mending: { other: 'Excel: Formulas, Name Manager: delete it. Or Inspect Document.' },
  },
  'outside-workbook': {
    title: 'Values of another workbook are kept in the file.',
    explanation:
      'Excel keeps a copy of the cells that formulas fetch from other files, and where those lie.',
    mending: { other: 'Excel: Data, Edit Links, Break Link; save, and upload again.' },
  },
  'kept-source-data': {
    title: 'A pivot table keeps all the rows that it was made from.',
    explanation: 'A double click on a number shows the rows behind it.',
    mending: {
      other: 'Excel: copy the table, Paste Special, Values, and delete the pivot table; save.',
    },
  },
  'data-connection': {
    title: 'The workbook is connected with a database or another source.',
    explanation: 'It tells where the source lies and how it is asked.',
    mending: { other: 'Excel: Data, Queries & Connections: delete it; save, and upload again.' },
  },
  'hidden-slide': {
    title: 'A slide is hidden.',
    explanation: 'It is left out of the show, and everybody who opens the file sees it.',
    mending: {
      other: 'PowerPoint: delete the slide; save, and upload again.',
      libreOffice: 'Delete the slide, and save.',
    },
  },
  'speaker-notes': {
    title: 'Slides have speaker notes.',
    explanation: 'They do not show on the slides, and everybody who opens the file reads them.',
    mending: {
      other:
        'PowerPoint: File, Info, Check for Issues, Inspect Document, Presentation Notes, Remove All; save.',
      libreOffice: 'View, Notes: delete them, and save.',
    },
  },
  'text-beside-slide': {
    title: 'Text stands beside a slide, where the show does not reach.',
    explanation: 'Everybody who opens the file sees it.',
    mending: { other: 'PowerPoint: View, zoom out, delete it; save, and upload again.' },
  },
};
