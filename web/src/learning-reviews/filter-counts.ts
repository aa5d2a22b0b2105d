import type { Publication } from '@learning-reviews/content-contract';
import { yearOf } from './dates.ts';
import { filterNames, type FilterName } from './publication-filters.ts';

/** What a filter lets through; the ids of types and themes, not their slugs. */
export type ChosenValues = Partial<Record<FilterName, unknown>>;

const valuesOf: Record<FilterName, (publication: Publication) => readonly unknown[]> = {
  type: ({ types }) => types,
  kind: ({ kind }) => [kind],
  year: ({ firstPublishedOn }) => [yearOf(firstPublishedOn)],
  theme: ({ themes }) => themes,
  language: ({ language }) => [language],
  web: ({ body }) => [body.length > 0],
};

/** A number for each value of each filter that any publication has had, from 0. */
const numbers: Record<FilterName, Map<unknown, number>> = {
  type: new Map(),
  kind: new Map(),
  year: new Map(),
  theme: new Map(),
  language: new Map(),
  web: new Map(),
};
const filterAt: FilterName[] = [];

/** Reading a publication anew for each search takes longer than all else that a search does here. */
const held = new WeakMap<Publication, readonly number[]>();

/** The numbers of a publication's values, each once. */
function numbersOf(publication: Publication): readonly number[] {
  let found = held.get(publication);
  if (!found) {
    found = filterNames.flatMap((name) =>
      [...new Set(valuesOf[name](publication))].map((value) => numberOf(name, value)),
    );
    held.set(publication, found);
  }
  return found;
}

function numberOf(name: FilterName, value: unknown): number {
  let number = numbers[name].get(value);
  if (number === undefined) {
    number = filterAt.push(name) - 1;
    numbers[name].set(value, number);
  }
  return number;
}

function numbersChosen(chosen: ChosenValues): number[] {
  return filterNames.flatMap((name) =>
    chosen[name] === undefined ? [] : [numberOf(name, chosen[name])],
  );
}

/** Those that have every chosen value, in their order. */
export function withChosen(
  publications: readonly Publication[],
  chosen: ChosenValues,
): readonly Publication[] {
  const wanted = numbersChosen(chosen);
  if (wanted.length === 0) return publications;
  return publications.filter((publication) => {
    const has = numbersOf(publication);
    return wanted.every((number) => has.includes(number));
  });
}

/**
 * How many publications would be listed with a value for its filter, and what is chosen for the
 * others. One that lacks what is chosen for a single filter would be listed with another value of
 * that filter, and of no other: so all are read once, however many filters there are.
 */
export function countValues(
  publications: readonly Publication[],
  chosen: ChosenValues,
): (name: FilterName, value: unknown) => number {
  const wanted = numbersChosen(chosen);
  const counts: number[] = [];
  for (const publication of publications) {
    const has = numbersOf(publication);
    // Without a list of its own for each of thousands.
    const lacking = wanted.find((number) => !has.includes(number));
    if (wanted.some((number) => number !== lacking && !has.includes(number))) continue;
    for (const number of has) {
      if (lacking !== undefined && filterAt[number] !== filterAt[lacking]) continue;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return (name, value) => counts[numbers[name].get(value) ?? -1] ?? 0;
}
