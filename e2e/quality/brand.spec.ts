import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../settings.ts';

/** What browsers get of the built site: scripts and images. Content is not among it. */
const builds = path.join(root, 'web', 'dist');
/** Only gov.uk may use these: https://www.gov.uk/guidance/use-govuk-domains */
const protectedNames = /GDS ?Transport|crest|crown|govuk-header__logotype/i;

test('the built site holds nothing of the brand of GOV.UK', () => {
  const files = readdirSync(builds, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => path.relative(builds, file).split(path.sep)[1] === 'client');
  expect(files.filter((file) => file.endsWith('.js'))).not.toEqual([]);
  const guilty = files.filter(
    (file) =>
      protectedNames.test(path.relative(builds, file)) ||
      protectedNames.test(readFileSync(file, 'latin1')),
  );
  expect(guilty).toEqual([]);
});

test('a page has one style sheet, with nothing of that brand', async ({ request }) => {
  const html = await (await request.get('/learning-reviews')).text();
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
  expect(sheets).toHaveLength(1);
  const styles = await (await request.get(sheets[0]?.[1] ?? '')).text();
  expect(styles).toContain('.masthead');
  expect(styles).toMatch(/html:root\{--brand:#/);
  expect(styles).not.toMatch(protectedNames);
});
