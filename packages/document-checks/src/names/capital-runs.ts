import type { Place } from '../report.js';

/** Words with capitals that follow each other. */
export interface CapitalRun {
  words: string[];
  /** Whether a sentence, a line or a text begins with it: the first capital then says nothing. */
  isAtStart: boolean;
  /** A title such as Mrs or Dr stands before it. */
  hasTitle: boolean;
  place: Place;
}

const capital = "\\p{Lu}\\p{M}*(?:[\\p{L}\\p{M}]|['-](?=\\p{L}))*";
const initial = '\\p{Lu}\\.';
const particle = '(?:van der|van den|van|von|de la|de|da|dos|del|di|al|el|bin|ibn|bint|le|la|ap)';
const run = new RegExp(
  `(?<![\\p{L}\\p{N}@/._-])(?:${initial} ?)*${capital}(?: (?:${initial}|${particle}(?= \\p{Lu})|${capital})){0,6}`,
  'gu',
);
const titles =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Reverend|Imam|Rabbi|Baby)\.?$/u;
const endsSentence = /(?:^|[.!?:;\n\r•–—|"“(])\s*$/u;

/** All runs of a text; a possessive ending is left out, and a comma or the end of a line ends one. */
export function capitalRuns(
  text: string,
  placeOf: (start: number, end: number) => Place,
): CapitalRun[] {
  return [...text.matchAll(run)].map(({ 0: written, index }) => {
    const words = written.replace(/'s\b/gu, '').split(' ').filter(Boolean);
    const before = text.slice(Math.max(0, index - 12), index);
    let hasTitle = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof)\. $/u.test(before);
    while (titles.test(words[0] ?? '')) {
      words.shift();
      hasTitle = true;
    }
    return {
      words,
      isAtStart: endsSentence.test(before) && !hasTitle,
      hasTitle,
      place: placeOf(index, index + written.length),
    };
  });
}
