/** From this length on, a word with one slip in it is still taken for the same word. */
const longEnoughForASlip = 6;

/** From this length on, vowels may differ: Mohammed and Muhammad. */
const longEnoughForOtherVowels = 7;

const spelledAlike: [RegExp, string][] = [
  [/^(?:kn|gn|pn)/u, 'n'],
  [/^wr/u, 'r'],
  [/^mac(?=[b-df-hj-np-tv-z])/u, 'mc'],
  [/^chr/u, 'kr'],
  [/ph|v/gu, 'f'],
  [/th/gu, 't'],
  [/(?<=[aeiou])gh/gu, ''],
  [/ck|cq|kh|qu?/gu, 'k'],
  [/x/gu, 'ks'],
  [/c(?=[eiy])/gu, 's'],
  [/c(?!h)/gu, 'k'],
  [/z/gu, 's'],
  [/h(?=[^aeiouy]|$)/gu, ''],
  [/(.)\1+/gu, '$1'],
  [/ae/gu, 'e'],
  [/ou/gu, 'u'],
  [/ie|ei|ey|y/gu, 'i'],
  [/(?<=[^aeiou]{2}|[aeiou][^aeiou])e$/u, ''],
  [/(?<=.{2}[^aeiou])[ae](?=r[aeiou])/gu, ''],
  [/(.)\1+/gu, '$1'],
];

/** A word written as it sounds, roughly: Catherine and Kathryn, Steven and Stephen, Ann and Anne. */
export function asItSounds(folded: string): string {
  return spelledAlike.reduce((word, [pattern, instead]) => word.replace(pattern, instead), folded);
}

/** The consonants of a long word, with a mark for the vowels between them; null for a short one. */
export function withoutVowels(folded: string): string | null {
  if (folded.length < longEnoughForOtherVowels) return null;
  return asItSounds(folded).replace(/[aeiou]+/gu, 'a');
}

/** A long word with each of its letters left out in turn. */
export function withOneLetterLess(folded: string, longEnough = longEnoughForASlip): string[] {
  if (folded.length < longEnough) return [];
  return unique([...folded].map((_, at) => folded.slice(0, at) + folded.slice(at + 1)));
}

/** A long word with each of its letters replaced in turn by a mark that stands for any letter. */
export function withOneLetterOpen(folded: string): string[] {
  if (folded.length < longEnoughForASlip) return [];
  return [...folded].map((_, at) => `${folded.slice(0, at)}?${folded.slice(at + 1)}`);
}

/** A long word with each two neighbouring letters swapped. */
export function withTwoLettersSwapped(folded: string): string[] {
  if (folded.length < longEnoughForASlip) return [];
  const swapped = [...folded.slice(1)].map(
    (_, at) =>
      folded.slice(0, at) + folded.charAt(at + 1) + folded.charAt(at) + folded.slice(at + 2),
  );
  return unique(swapped).filter((word) => word !== folded);
}

/** What a word of a text must be shortened to, should it have one letter too many. */
export const withoutASurplusLetter = (folded: string) =>
  withOneLetterLess(folded, longEnoughForASlip + 1);

const unique = (words: string[]) => [...new Set(words)];
