/**
 * So many words take about seven minutes to read aloud, and fit on the two pages of the poster that a
 * seven-minute briefing is on paper.
 */
export const mostBriefingWords = 1500;

/** Rich text as Strapi keeps it, a repeated part with one text, plain text, or a list of such. */
export type Worded =
  | string
  | null
  | undefined
  | readonly Worded[]
  | { readonly text?: string | null; readonly children?: readonly Worded[] };

/** How many words there are; those with a change of emphasis within them count as two. */
export function wordsIn(part: Worded): number {
  if (typeof part === 'string') return part.split(/\s+/).filter(Boolean).length;
  if (!part) return 0;
  if (isList(part)) return part.reduce<number>((total, one) => total + wordsIn(one), 0);
  return wordsIn(part.text) + wordsIn(part.children);
}

function isList(part: object): part is readonly Worded[] {
  return Array.isArray(part);
}
