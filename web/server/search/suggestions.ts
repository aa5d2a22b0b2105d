import { addresses } from '@learning-reviews/content-contract';
import { readQuery } from '../../src/search/typed-query.ts';
import type { Answerer } from '../visit.ts';
import { sendText } from '../send-text.ts';

/** Gives queries that begin with what was typed so far. */
export type Suggest = (typed: string) => Promise<string[]>;

/**
 * The addition for browsers with scripts: words of what is published, while somebody types. The
 * answer is kept nowhere, and empty where there is no search.
 */
export function suggestionsAnswerer(suggest: Suggest | undefined): Answerer {
  return async (visit) => {
    if (visit.path !== addresses.searchSuggestions) return false;
    const typed = readQuery(new URLSearchParams(visit.query).get('q'));
    const suggestions = typed === '' ? [] : ((await suggest?.(typed)) ?? []);
    await sendText(visit, {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from(JSON.stringify({ suggestions })),
    });
    return true;
  };
}
