import { expect, test } from 'vitest';
import { examplePublished } from './example-published.ts';
import { countValues, withChosen, type ChosenValues } from './filter-counts.ts';
import { filterNames, type FilterName } from './publication-filters.ts';

const { publications } = examplePublished;
const [first] = publications;
const others = [
  { ...first!, id: 'other', types: [first!.types[0]!, first!.types[0]!], body: [] },
  { ...first!, id: 'welsh', language: 'cy', firstPublishedOn: '2019-02-03', themes: [] },
];
const all = [...publications, ...others];

const valuesFor: Record<FilterName, unknown[]> = {
  type: [...new Set(all.flatMap(({ types }) => types)), 'nobody has this'],
  kind: [...new Set(all.map(({ kind }) => kind))],
  year: [...new Set(all.map((one) => Number(one.firstPublishedOn.slice(0, 4))))],
  theme: [...new Set(all.flatMap(({ themes }) => themes))],
  language: [...new Set(all.map(({ language }) => language))],
  web: [true, false],
};

/** Nothing chosen, one value for one filter, and one for each of two. */
function choices(): ChosenValues[] {
  const single = filterNames.flatMap((name) => valuesFor[name].map((value) => ({ [name]: value })));
  const pairs = single.flatMap((one) => single.map((other) => ({ ...one, ...other })));
  return [{}, ...single, ...pairs];
}

test('each number is that of the publications that would be listed with that value', () => {
  let counted = 0;
  for (const chosen of choices()) {
    const numberOf = countValues(all, chosen);
    for (const name of filterNames) {
      for (const value of valuesFor[name]) {
        const listed = withChosen(all, { ...chosen, [name]: value });
        expect(numberOf(name, value), JSON.stringify([chosen, name, value])).toBe(listed.length);
        counted += listed.length;
      }
    }
  }
  expect(counted).toBeGreaterThan(1000);
});

test('what is listed has every chosen value, in the order in which it came', () => {
  for (const chosen of choices()) {
    const listed = all.filter(
      (one) =>
        (!chosen.type || one.types.includes(String(chosen.type))) &&
        (!chosen.kind || one.kind === chosen.kind) &&
        (!chosen.year || one.firstPublishedOn.startsWith(String(chosen.year))) &&
        (!chosen.theme || one.themes.includes(String(chosen.theme))) &&
        (!chosen.language || one.language === chosen.language) &&
        (chosen.web === undefined || one.body.length > 0 === chosen.web),
    );
    expect(withChosen(all, chosen).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
  }
});
