import { publishedLists } from '@learning-reviews/content-contract';
import { contentSha256 } from '@learning-reviews/content-contract/content-hash';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, describe, expect, test } from 'vitest';
import { examplePublished as published } from '../learning-reviews/example-published.ts';
import FormPage from '../learning-reviews/FormPage.astro';
import PublicationPage from '../learning-reviews/PublicationPage.astro';

type Component = Parameters<AstroContainer['renderToString']>[0];

let container: AstroContainer;

beforeAll(async () => {
  container = await AstroContainer.create();
});

async function hashesOn(page: Component, props: object): Promise<(string | undefined)[]> {
  const given = { props: { published, ...props }, partial: false };
  const html = await container.renderToString(page, given);
  return [...html.matchAll(/<meta name="content-sha256" content="([0-9a-f]{64})">/g)].map(
    ([, hash]) => hash,
  );
}

/** The same content with its fields in another order, as another program may say it. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  return Object.fromEntries(fields.map(([name, part]) => [name, reordered(part)]));
}

const { publications, forms } = publishedLists;

describe.each([
  ...published.publications.map((entry) => ['publication', entry.slug, entry] as const),
  ...published.forms.map((entry) => ['form', entry.slug, entry] as const),
])('the page of the %s %s', (kind, _slug, entry) => {
  const page = kind === 'form' ? FormPage : PublicationPage;
  const schema = kind === 'form' ? forms : publications;

  test('names its content by the hash that the CMS makes of it', async () => {
    const asTheCmsSaysIt = JSON.parse(JSON.stringify(reordered(entry)));
    const hash = contentSha256(schema.parse(asTheCmsSaysIt));
    expect(await hashesOn(page, { [kind]: entry })).toEqual([hash]);
  });

  test('has another hash once a letter of it has changed', async () => {
    const changed = { ...entry, summary: `${entry.summary}.` };
    const [hash] = await hashesOn(page, { [kind]: changed });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toBe(contentSha256(entry));
  });

  test('has none where it shows a draft', async () => {
    expect(await hashesOn(page, { [kind]: entry, previewNotice: 'A draft.' })).toEqual([]);
  });
});
