import type { addSighting, Gathered } from '../gathered.js';
import type { Position } from './position.js';
import type { Styles } from './styles.js';

/** What is counted for accessibility while the text is read. */
export interface WordCounts {
  headings: number[];
  words: number;
  picturesWithoutText: number;
  pictures: number;
  tablesWithoutHeader: number;
  tables: number;
  hasContents: boolean;
}

/** What the readers of one part share. */
export interface WordContext {
  gathered: Gathered;
  styles: Styles;
  at: Position;
  counts: WordCounts;
  /** The colour of the page where one is shown, six hexadecimal digits. */
  pageColour: string | null;
  /** Letters in the colour of the page: seen where a large picture lies behind the text. */
  whiteOnPage: Parameters<typeof addSighting>[1][];
  hasLargePictureBehind: boolean;
  /** The paragraph, by its number, to which the last banner behind the text belongs. */
  lastBannerAt: number | null;
  /** Text seen so far, by which the copy for old versions of Word is told from something else. */
  seenParagraphs: Set<string>;
}

export const nothingCounted = (): WordCounts => ({
  headings: [],
  words: 0,
  picturesWithoutText: 0,
  pictures: 0,
  tablesWithoutHeader: 0,
  tables: 0,
  hasContents: false,
});
