import type { KindWords } from '../identifiers/gather-findings.js';

const clean = {
  other:
    'Use Clean metadata here. Or in Windows: right-click the file, Properties, Details, Remove Properties and Personal Information.',
  word: 'If it is in a Word file: take the picture out, clean it, and put it in again.',
};

const inPicture = (title: string, explanation: string): KindWords => ({
  title,
  explanation,
  mending: clean,
});

/** What is said of each kind of finding in pictures. */
export const pictureWords: Readonly<Record<string, KindWords>> = {
  'picture-location': inPicture(
    'A picture says where it was taken.',
    'Phones write the place into each photo, exact to a house. Anybody can read it from the file.',
  ),
  'picture-place-name': inPicture(
    'A picture names the place that it shows.',
    'The name of a town or a street is written into the file, beside the picture.',
  ),
  'picture-author': inPicture(
    'A picture names who made it.',
    'The name of a person or an organisation is written into the file.',
  ),
  'picture-people': inPicture(
    'A picture names people that it shows.',
    'Programs for photos write the names of those whose faces were marked into the file.',
  ),
  'picture-serial-number': inPicture(
    'A picture tells the serial number of the camera.',
    'With it, other pictures by the same person can be found.',
  ),
  'picture-note': inPicture(
    'Notes are written into a picture, beside what it shows.',
    'A title, a description or a comment. They were searched for identifying details.',
  ),
  'picture-thumbnail': inPicture(
    'A small copy of the picture is inside it.',
    'It was made when the picture was taken, and may show what was cut off or covered since.',
  ),
  'picture-thumbnail-differs': inPicture(
    'A small copy inside the picture shows something else than the picture.',
    'The picture was cropped or changed after it was taken. The small copy still shows what it was before.',
  ),
  'data-after-picture': {
    title: 'The file goes on after the end of the picture.',
    explanation:
      'Some programs leave the old picture there when it is cropped; other files can be hidden there too.',
    mending: {
      other:
        'Open it in a picture editor, save it under a new name (not over the old file), and upload that.',
    },
  },
  'picture-is-other-file': {
    title: 'The file is a picture and another kind of file at once.',
    explanation: 'Such files are made to get past checks.',
    mending: { other: 'Open it in a picture editor, save it under a new name, and upload that.' },
  },
  'picture-not-read': {
    title: 'Words inside a picture are not read by this check.',
    explanation:
      'Look at it yourself: names, faces, house numbers, school uniforms, screens and letters.',
    mending: {
      other: 'Cover what must not be seen in a picture editor and save it as a new file.',
    },
  },
};
