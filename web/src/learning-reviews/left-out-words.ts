import type { FilterName } from './publication-filters.ts';
import { inWords } from './wording.ts';

const inAnAddress: Record<FilterName, string> = {
  type: 'a review type',
  kind: 'a kind',
  year: 'a year',
  theme: 'a theme',
  language: 'a language',
  web: 'a choice of web pages',
};

/** What of an address was left out, since its value means nothing here. */
export function leftOutWords(names: readonly FilterName[]): string {
  const asked = inWords(names.map((name) => inAnAddress[name]));
  const said =
    names.length > 1 ? 'are not on this site, so they were' : 'is not on this site, so it was';
  return `This address asks for ${asked} that ${said} left out.`;
}
