import { stemmer } from 'stemmer';

/** Letters that no normal form takes apart into a letter and a mark. */
const alike: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 's',
  æ: 'a',
  œ: 'o',
};
const apostrophes = /[\u2018\u2019\u201b\u02bc\uff07]/;

const folded = new Map<string, string>();

/**
 * A text in small letters without accents, as long as it was: what is found in it stands at the same
 * place in the text.
 */
export function fold(text: string): string {
  // The one letter that grows as it becomes small.
  const lower = text.replaceAll('\u0130', 'i').toLowerCase();
  return lower.replace(/[^\0-\x7f]/g, foldOne);
}

function foldOne(sign: string): string {
  const known = folded.get(sign);
  if (known !== undefined) return known;
  const plain = apostrophes.test(sign) ? "'" : sign.normalize('NFKD').replace(/\p{M}/gu, '');
  const one = alike[plain] ?? (plain.length === 1 ? plain : sign);
  folded.set(sign, one);
  return one;
}

/** An English genitive adds a letter that is no word. Keeps the length. */
const genitive = /'s(?![\p{L}\p{N}])/gu;
const word = /[\p{L}\p{N}]+/gu;

/** The words of a text, folded, in their order. */
export function wordsOf(text: string): string[] {
  return fold(text).replace(genitive, '  ').match(word) ?? [];
}

/** Plurals that English forms within the word. */
const irregular: Record<string, string> = {
  children: 'child',
  men: 'man',
  women: 'woman',
  wives: 'wife',
  knives: 'knife',
};

/** Longer words that are cut out of a text keep all of it in memory. */
const longestCopied = 12;

/** A word that may be kept, without the text that it was cut out of. */
export function apart(word: string): string {
  return word.length > longestCopied ? Buffer.from(word).toString() : word;
}

const stems = new Map<string, string>();
const mostStems = 60_000;

/** What words of one family have in common: "neglect" for "neglected". By Porter's algorithm. */
export function stemOf(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  if (stems.size >= mostStems) stems.clear();
  const stem = apart(stemmer(irregular[folded] ?? folded));
  stems.set(apart(folded), stem);
  return stem;
}

/** With what each word begins that has this stem. */
export function beginningsOf(stem: string): string[] {
  const others = Object.entries(irregular).filter(([, singular]) => stemmer(singular) === stem);
  return [stem.replace(/(?<=..)[ei]$/, ''), ...others.map(([plural]) => plural)];
}

/** English words that are in every text and tell nothing of it; of theirs a query may do without. */
const small = new Set(
  'a an and are as at be been but by for from had has have he her his i in is it its of on or she so than that the their them then there they this to was were what when which who will with would you your we our'.split(
    ' ',
  ),
);

export function isSmallWord(folded: string): boolean {
  return small.has(folded);
}

const signOfType = '¶';

/** Stands for a review type in the index: no word of a text is like it. */
export function tokenOfType(id: string): string {
  return `${signOfType}${wordsOf(id).join('')}`;
}

export function isTokenOfType(stem: string): boolean {
  return stem.startsWith(signOfType);
}
