import { judgedQueries } from './judged-queries.ts';

/** Of the judged queries, those that must find the right publication first. */
export const leastRight = 27;

export interface Judgement {
  query: string;
  isRight: boolean;
  /** The title that was found first; empty where nothing was. */
  first: string;
  /** Where the right one stands, from 1; null where it is not on the first page. */
  place: number | null;
}

/**
 * Asks the search of a site that shows the demonstration what people ask, and judges what it finds.
 *
 * @param siteUrl without a slash at its end
 */
export async function judgeSearch(siteUrl: string): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const { query, right } of judgedQueries) {
    const titles = await titlesFound(siteUrl, query);
    const at = titles.findIndex((title) => right.some((start) => title.startsWith(start)));
    const place = at < 0 ? null : at + 1;
    judgements.push({ query, isRight: place === 1, first: titles[0] ?? '', place });
  }
  return judgements;
}

async function titlesFound(siteUrl: string, query: string): Promise<string[]> {
  const address = `${siteUrl}/learning-reviews/publications?${new URLSearchParams({ q: query })}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The search for ${query} answered ${answer.status}.`);
  const html = await answer.text();
  // Forms that were found stand above the publications.
  const list = html.slice(html.indexOf('id="results"'));
  const titles = list.matchAll(/<h3 class="entry-title">\s*<a[^>]*>([^<]*)<\/a>/g);
  return [...titles].map(([, title = '']) => title.trim());
}

/** What a person reads: a line for each query that did not find the right one first, and the sum. */
export function judgementWords(judgements: readonly Judgement[]): string {
  const wrong = judgements.filter(({ isRight }) => !isRight);
  const lines = wrong.map(({ query, first, place }) => {
    const where = place === null ? 'not on the first page' : `in place ${place}`;
    return `  ${query}: first is “${first || 'nothing'}”; the right one is ${where}.`;
  });
  const right = judgements.length - wrong.length;
  const sum = `${right} of ${judgements.length} queries find the right publication first.`;
  return [...lines, sum].join('\n');
}
