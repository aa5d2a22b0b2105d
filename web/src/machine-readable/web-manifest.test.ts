import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { webManifest } from './web-manifest.ts';

const manifest = JSON.parse(webManifest(examplePublished.settings)) as {
  icons: { src: string }[];
};

test('the manifest carries the name and colour of the partnership', () => {
  expect(manifest).toMatchObject({
    name: 'Larkmoor Safeguarding Partnership',
    short_name: 'Larkmoor Safeguarding',
    theme_color: '#1c5a55',
    display: 'browser',
  });
});

test('each icon of the manifest is a file or a route of the site', () => {
  for (const { src } of manifest.icons) {
    const places = [`../../public${src}`, `../pages${src}.ts`];
    expect(places.some((place) => existsSync(new URL(place, import.meta.url)))).toBe(true);
  }
});
