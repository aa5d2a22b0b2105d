import { expect, test } from 'vitest';
import { fullTitle } from './page-meta.ts';

const settings = {
  partnershipName: 'Larkmoor Safeguarding Partnership',
  shortName: 'Larkmoor Safeguarding',
};

test('the partnership follows the page', () => {
  expect(fullTitle('Themes', settings)).toBe('Themes – Larkmoor Safeguarding Partnership');
});

test('the home page does not say its name twice', () => {
  expect(fullTitle(settings.partnershipName, settings)).toBe(settings.partnershipName);
});

test('a longer title has the short name after it, and one too long is cut at a word', () => {
  expect(fullTitle('Family K: seven-minute briefing for all teams', settings)).toBe(
    'Family K: seven-minute briefing for all teams – Larkmoor Safeguarding',
  );
  const long = fullTitle(
    'Learning from what people who looked after a neighbour told us',
    settings,
  );
  expect(long).toBe('Learning from what people who looked after a… – Larkmoor Safeguarding');
  expect(long.length).toBeLessThanOrEqual(70);
});
