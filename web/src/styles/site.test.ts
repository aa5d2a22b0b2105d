import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compile } from 'sass';
import { expect, test } from 'vitest';

const packages = path.dirname(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
);

const { css } = compile(fileURLToPath(new URL('site.scss', import.meta.url)), {
  loadPaths: [packages],
  style: 'compressed',
});

test('nothing that belongs to GOV.UK alone is in the styles', () => {
  expect(css).not.toMatch(/GDS Transport|crest|crown|logotype|#1d70b8/i);
});

test('nothing is loaded from elsewhere, or as a data: address', () => {
  expect(css).not.toMatch(/url\(|@import|@font-face/);
});

test('the styles leave room for the page in its budget of 30 kB', () => {
  expect(gzipSync(css).length).toBeLessThan(9_000);
});
