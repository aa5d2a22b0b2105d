/** Small words inside names. Alone they tell nothing, so they are no part of a name. */
const particles = new Set(
  'van von der den de del della la le les du di da das dos al el bin ibn bint ben ap ab ter ten of and the'.split(
    ' ',
  ),
);

const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend baby child master pc dc ds di'.split(
    ' ',
  ),
);

const lettersWithoutMarks: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A word in small letters without accents, apostrophes, hyphens: "O’Brien" and "OBRIEN" are one. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => lettersWithoutMarks[letter] ?? letter)
    .replace(/[^\p{L}]/gu, '');
}

/**
 * The parts of a name as an author types it, folded, given name first: "Hartley, Amelia" and
 * "Miss Amelia Hartley" give `['amelia', 'hartley']`. Double-barrelled names give both halves.
 */
export function partsOfName(name: string): string[] {
  const [before = '', after] = name.split(',', 2);
  const inOrder = after?.trim() ? `${after} ${before}` : before;
  const parts = inOrder
    .normalize('NFC')
    .split(/[\s\-\u00a0\u2010-\u2015._/]+/u)
    .map(foldWord)
    .filter((part) => part !== '');
  const telling = parts.filter((part) => !particles.has(part) && !titles.has(part));
  return telling.length > 0 ? telling : parts;
}
