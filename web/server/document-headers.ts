import type { OutgoingHttpHeaders } from 'node:http';
import { documentFormats } from '@learning-reviews/content-contract';
import { documentPolicy } from './security-headers.ts';

const shownInBrowser = ['application/pdf', 'image/png', 'image/jpeg'];
const mediaTypes: string[] = Object.values(documentFormats).map((format) => format.mediaType);

/**
 * Headers of a document's bytes. What a browser can show is shown, the rest is kept.
 * @param fileName neutral and ASCII: it stays on the reader's device
 */
export function documentHeaders(mediaType: string, fileName: string): OutgoingHttpHeaders {
  const known = mediaTypes.includes(mediaType) ? mediaType : 'application/octet-stream';
  const disposition = shownInBrowser.includes(known) ? 'inline' : 'attachment';
  return {
    'cache-control': 'no-cache',
    'content-disposition': `${disposition}; filename="${fileName}"`,
    'content-security-policy': documentPolicy,
    'content-type': known,
  };
}
