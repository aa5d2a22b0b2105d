import { numbersFrom, wordOfRank } from './natural-text.ts';

/** Queries as people ask them: usual and rare words, several, phrases, beginnings, slips. */
export function naturalQueries(number: number): string[] {
  const next = numbersFrom(7);
  const usual = () => wordOfRank(20 + Math.floor(next() * 30));
  const rare = () => wordOfRank(2_000 + Math.floor(next() * 20_000));
  const kinds = [
    () => usual(),
    () => rare(),
    () => `${usual()} ${usual()}`,
    () => `${usual()} ${rare()}`,
    () => `${usual()} ${usual()} ${usual()}`,
    () => `"${usual()} ${usual()}"`,
    () => `${rare().slice(0, 4)}*`,
    () => rare().replace(/(.)(.)(.)$/, '$2$1$3'),
  ];
  return Array.from({ length: number }, (_, index) => kinds[index % kinds.length]?.() ?? '');
}

const all = (count: number, wordAt: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => wordAt(index)).join(' ');

/** What costs most: each alone is far from what people ask. */
export const worstQueries: Record<string, string> = {
  'stop words': 'the of and to in was a that for with',
  'one stop word': 'the',
  'one letter': 'a',
  'one letter, and whatever begins with it': 'm*',
  '200 characters': all(40, (index) => wordOfRank(index * 11)).slice(0, 200),
  '50 terms': all(50, (index) => wordOfRank(index)),
  'only wildcards': '* * ** ***',
  'one beginning': 'ma*',
  'phrase of usual words': '"the of and to"',
};
