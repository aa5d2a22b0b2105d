/** Types of file that people have at hand and that the site does not take. */
const otherTypes = [
  'text/plain',
  'text/html',
  'text/csv',
  'text/rtf',
  'application/rtf',
  'application/msword',
  'application/x-cfb',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.ms-outlook',
  'application/vnd.ms-word.document.macroenabled.12',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/zip',
  'application/octet-stream',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/tiff',
  'image/bmp',
  'image/svg+xml',
  'video/mp4',
  'audio/mpeg',
];

const notThisType =
  'This is not a PDF, a Word document (.docx), a PNG or a JPEG. Save it in one of these formats, or choose another file.';

/** What Strapi says of a file that it refuses; it looks each sentence up by its English words. */
export const refusalWords: Record<string, string> = {
  'apiError.Files are empty': 'This file is empty. Choose another.',
  'apiError.FileTooBig':
    'This file is too large, so nothing was uploaded. Save it in a smaller size, or ask whoever runs the CMS to allow larger files.',
  ...Object.fromEntries(
    otherTypes.map((type) => [`apiError.File type '${type}' is not allowed`, notThisType]),
  ),
};
