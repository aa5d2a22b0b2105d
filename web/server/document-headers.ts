import type { OutgoingHttpHeaders } from 'node:http';
import { documentFormats, type PublishedDocument } from '@learning-reviews/content-contract';
import { encodeExtended } from 'content-disposition';
import { documentPolicy } from './security-headers.ts';

const shownInBrowser = ['application/pdf', 'image/png', 'image/jpeg'];
const mediaTypes: string[] = Object.values(documentFormats).map((format) => format.mediaType);

/** Characters of a title's file name before its ending; more than 255 bytes fit on no disk. */
const longestName = 80;

/**
 * Headers of a document's bytes. What a browser can show is shown, the rest is kept.
 * @param fileName neutral and ASCII: it stays on the reader's device
 * @param fullName the same with every letter (RFC 6266, RFC 8187); left out where it is not known
 */
export function documentHeaders(
  mediaType: string,
  fileName: string,
  fullName?: string,
): OutgoingHttpHeaders {
  const known = mediaTypes.includes(mediaType) ? mediaType : 'application/octet-stream';
  const disposition = shownInBrowser.includes(known) ? 'inline' : 'attachment';
  const extended = fullName ? `; filename*=${encodeExtended(fullName)}` : '';
  return {
    'cache-control': 'no-cache',
    'content-disposition': `${disposition}; filename="${fileName}"${extended}`,
    'content-security-policy': documentPolicy,
    'content-type': known,
  };
}

/**
 * A document's title as the name of a file, in its own letters: without what a file system refuses,
 * what turns the reading direction, and what would hide the ending.
 */
export function fullFileName({
  title,
  format,
}: Pick<PublishedDocument, 'title' | 'format'>): string {
  const { extension } = documentFormats[format];
  const plain = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\u2028\u2029\ufffd]/gu, '')
    .replace(/[<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(?:\\.${extension})+$`, 'i'), '');
  const name = [...plain]
    .slice(0, longestName)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${name || 'document'}.${extension}`;
}
