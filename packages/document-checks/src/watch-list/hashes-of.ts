import { createHmac } from 'node:crypto';
import { partsOfName } from './name-words.js';
import {
  asItSounds,
  withOneLetterLess,
  withOneLetterOpen,
  withoutVowels,
  withTwoLettersSwapped,
} from './word-variants.js';

/**
 * What a hash was made of: a part of the name as it is, with a slip in it, with one letter open, as
 * it sounds, its consonants, its first letter; or the whole name written as one word.
 */
export type HashOf = 'word' | 'slip' | 'open' | 'sound' | 'consonants' | 'initial' | 'joined';

/** Each part is filled up to a multiple of this many hashes, so that they do not tell its length. */
const hashesInSteps = 48;

const partsAtMost = 6;

/** Shortened to 128 bits, in base64url. */
const hashLength = 22;

/**
 * What is stored of a name that must not appear: keyed hashes (HMAC-SHA-256, shortened to 128 bits)
 * of its parts and of their spelling variants, in no order. The name cannot be read from them, and
 * without the key not be guessed. With another key everything differs, so give each publication a
 * key of its own, and keep the keys apart from the hashes.
 * The same name and key give the same hashes. Empty for a text without letters.
 */
export function hashesOf(name: string, key: Uint8Array): string[] {
  const parts = partsOfName(name).slice(0, partsAtMost);
  return parts
    .flatMap((part, number) => {
      const hashes = hashesOfPart(part, key);
      if (number === 0)
        hashes.push(...joinedForms(parts).map((form) => keyedHash('joined', form, key)));
      return filledUp([...new Set(hashes)], part, key).map((hash) => `${number}.${hash}`);
    })
    .sort((a, b) => (a.slice(-hashLength) < b.slice(-hashLength) ? -1 : 1));
}

/** The keyed hash of one form of a word, as it stands in a stored entry behind its part's number. */
export function keyedHash(of: HashOf | 'filler', word: string, key: Uint8Array): string {
  const hash = createHmac('sha256', key).update(`${of}:${word}`);
  return hash.digest('base64url').slice(0, hashLength);
}

function hashesOfPart(part: string, key: Uint8Array): string[] {
  const consonants = withoutVowels(part);
  const forms: [HashOf, string[]][] = [
    ['word', [part]],
    ['sound', [asItSounds(part)]],
    ['initial', [part.charAt(0)]],
    ['consonants', consonants === null ? [] : [consonants]],
    ['slip', [...withOneLetterLess(part), ...withTwoLettersSwapped(part)]],
    ['open', withOneLetterOpen(part)],
  ];
  return forms.flatMap(([of, words]) => words.map((word) => keyedHash(of, word, key)));
}

/** "ameliahartley", "hartleyamelia", and "ahartley" where that is too long to be another word. */
function joinedForms(parts: readonly string[]): string[] {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return [];
  const forms = [first + last, last + first, parts.join('')];
  if (last.length >= 6) forms.push(first.charAt(0) + last, last + first.charAt(0));
  return forms.filter((form) => form.length >= 6);
}

function filledUp(hashes: string[], part: string, key: Uint8Array): string[] {
  const filled = [...hashes];
  while (filled.length % hashesInSteps !== 0)
    filled.push(keyedHash('filler', `${part} ${filled.length}`, key));
  return filled;
}
