import type { PublishedDocument } from '@learning-reviews/content-contract';
import prettyBytes from 'pretty-bytes';
import { count, languageName } from './wording.ts';

/**
 * What a reader wants to know before a download: "PDF, 1.2 MB, 48 pages, Welsh".
 *
 * @param siteLanguage the site's own language, whose documents do not name it
 */
export function documentFacts(
  document: Pick<PublishedDocument, 'format' | 'bytes' | 'pages' | 'language'>,
  siteLanguage: string,
): string {
  const facts: string[] = [document.format, fileSize(document.bytes)];
  if (document.pages) facts.push(count(document.pages, 'page'));
  if (document.language !== siteLanguage) facts.push(languageName(document.language));
  return facts.join(', ');
}

/** A size in decimal units, short: "900 bytes", "412 kB", "1.2 MB", "10 MB". */
function fileSize(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const fractionDigits = bytes >= 1e6 && bytes < 1e7 ? 1 : 0;
  return prettyBytes(bytes, { maximumFractionDigits: fractionDigits, locale: 'en-GB' });
}
