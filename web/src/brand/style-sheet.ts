import { createHash } from 'node:crypto';
import siteStyles from '../styles/site.scss?inline';
import { brandStyleSheet } from './brand-style-sheet.ts';

/** All styles of a page in one file, since a telephone waits for each file that it needs to paint. */
export interface StyleSheet {
  text: string;
  /** Names what the file holds. */
  digest: string;
  address: string;
}

/** @param colour of the partnership: `#` and six hexadecimal digits */
export function styleSheet(colour: string): StyleSheet {
  const text = `${siteStyles}${brandStyleSheet(colour)}`;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { text, digest, address: `/brand/${colour.slice(1)}-${digest}.css` };
}
