import { expect, it } from 'vitest';
import { bundleWarnings } from './bundle-warnings';
import { broken, reminder } from './date-warning';

const weekend = broken('weekend', 'It is a Saturday.');
const birthday = broken('avoid', 'A birthday.');
const review = reminder('review', 'Due in May.');

it('what all of a bundle meet is said once, and the rest with the title', () => {
  const found = bundleWarnings([
    { title: 'Oak', warnings: [weekend, birthday, review] },
    { title: 'Elm', warnings: [weekend] },
    { title: 'Ash', warnings: [{ ...birthday, needsReason: true }, weekend] },
  ]);
  expect(found.map(({ text }) => text)).toEqual([
    '“Ash”: A birthday.',
    'It is a Saturday.',
    '“Oak”: A birthday.',
    '“Oak”: Due in May.',
  ]);
});

it('one entry needs no title', () => {
  expect(bundleWarnings([{ title: '', warnings: [birthday] }])).toEqual([birthday]);
  expect(bundleWarnings([])).toEqual([]);
});
