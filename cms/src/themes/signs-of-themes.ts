import { wordsOfText, type Word } from './words-of-text';

/** A theme of the list, as editors wrote it. */
export interface ThemeOfList {
  documentId: string;
  name: string;
  definition: string;
  /** Words that point to it, with commas or line breaks between them; null for none. */
  tellingWords: string | null;
}

/** A word or phrase that speaks for a theme when a text says it. */
export interface Sign {
  /** Stems, in order. */
  stems: string[];
  theme: ThemeOfList;
}

/** Words that a name may begin or end with and that say nothing alone. */
const smallWords = ['a', 'an', 'and', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'];
const shortestWord = 4;

/**
 * What speaks for each theme: the words that editors gave it, and its name with the parts of the
 * name. A single word of a name that another theme speaks of too tells the two not apart, and is
 * left out.
 */
export function signsOfThemes(themes: readonly ThemeOfList[]): Sign[] {
  return themes.flatMap((theme) => {
    const others = themes.filter((one) => one !== theme);
    const ofName = partsOf(theme.name).filter((part) => part.length > 1 || isTelling(part, others));
    const given = phrasesIn(theme.tellingWords ?? '', /[,\n]/);
    const phrases = [...ofName, ...given].map((words) => words.map(({ stem }) => stem));
    const unique = new Map(phrases.map((stems) => [stems.join(' '), stems]));
    return [...unique.values()].map((stems) => ({ stems, theme }));
  });
}

function partsOf(name: string): Word[][] {
  return [...phrasesIn(name, /\n/), ...phrasesIn(name, /,|\/|\band\b|\bor\b/i)];
}

function phrasesIn(text: string, divider: RegExp): Word[][] {
  return text
    .split(divider)
    .map((phrase) => withoutSmallWords(wordsOfText(phrase).filter(({ stem }) => stem !== '')))
    .filter((words) => words.length > 0);
}

function withoutSmallWords(words: Word[]): Word[] {
  const isSmall = (word: Word | undefined) => word && smallWords.includes(word.written);
  let [from, until] = [0, words.length];
  while (isSmall(words[from])) from += 1;
  while (until > from && isSmall(words[until - 1])) until -= 1;
  return words.slice(from, until);
}

function isTelling([word]: Word[], others: readonly ThemeOfList[]): boolean {
  if (!word || word.written.length < shortestWord) return false;
  const elsewhere = others.flatMap(({ name, definition }) => [
    ...(partsOf(name).some((part) => part.length === 1 && part[0]?.stem === word.stem)
      ? [word]
      : []),
    ...wordsOfText(definition),
  ]);
  return !elsewhere.some(({ stem }) => stem === word.stem);
}
