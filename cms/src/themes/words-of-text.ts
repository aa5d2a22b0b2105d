/** A word of a text, as it is written and as it is compared. */
export interface Word {
  written: string;
  stem: string;
}

/** Between two sentences: no phrase goes across. */
export const sentenceEnd: Word = { written: '', stem: '' };

const wordOrEnd = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[.!?;:\n]/gu;

/** The words of a text in small letters, with the ends of sentences between them. */
export function wordsOfText(text: string): Word[] {
  return [...text.toLowerCase().matchAll(wordOrEnd)].map(([written]) =>
    /^[.!?;:\n]$/.test(written) ? sentenceEnd : { written, stem: stemOf(written) },
  );
}

/** Endings that change how a word is used, and not what it speaks of. */
const endings = [/['’]s?$/, /ies$/, /(?:ings?|ed|es|s)$/, /e$/] as const;
const shortestStem = 4;

/** "agencies" and "agency", "neglected" and "neglect" have one stem each. */
function stemOf(word: string): string {
  const [possessive, plural, inflected, silent] = endings;
  let stem = word.replace(possessive, '');
  if (plural.test(stem) && stem.length > shortestStem) return stem.replace(plural, 'y');
  for (const ending of [inflected, silent]) {
    const shorter = stem.replace(ending, '');
    if (shorter.length >= shortestStem && !/ss$/.test(stem)) stem = shorter;
  }
  return stem;
}
