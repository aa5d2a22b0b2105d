import type { RichText } from '@learning-reviews/content-contract';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { settings } from '../settings.ts';
import RichTextPage from './RichText.astro';
import { richTextHtml } from './rich-text-html.ts';

const siteUrl = 'https://reviews.example';
const rules = { siteUrl, mayLinkTo: (path: string) => path !== '/learning-reviews/draft' };
const paragraph = (...children: (RichText[number] & { type: 'paragraph' })['children']) =>
  [{ type: 'paragraph', children }] satisfies RichText;
const link = (url: string) =>
  paragraph({ type: 'link', url, children: [{ type: 'text', text: 'words' }] });

const bodies = examplePublished.publications
  .map(({ body }) => body)
  .concat(examplePublished.reviewTypes.map(({ explanation }) => explanation))
  .filter((body) => body.length > 0);

test('says what the page says, with the same elements', async () => {
  const container = await AstroContainer.create();
  expect(bodies.length).toBeGreaterThan(2);
  for (const blocks of bodies) {
    const page = await container.renderToString(RichTextPage, { props: { blocks } });
    const mayLinkTo = () => true;
    expect(plain(richTextHtml(blocks, { siteUrl: settings.siteUrl, mayLinkTo }))).toBe(plain(page));
  }
});

test('is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  for (const blocks of bodies) {
    const { results } = await validator.validateString(richTextHtml(blocks, rules));
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  }
});

test('shows hostile text as text', () => {
  const text = '<img src=x onerror=alert(1)> & "you"';
  expect(richTextHtml(paragraph({ type: 'text', text, bold: true }), rules)).toBe(
    '<p><strong>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;you&quot;</strong></p>',
  );
});

test.each([
  ['a path', '/privacy', `<p><a href="${siteUrl}/privacy">words</a></p>`],
  [
    'another site',
    'https://a.example/?a=1&b',
    '<p><a href="https://a.example/?a=1&amp;b">words</a></p>',
  ],
  ['what is not public', '/learning-reviews/draft', '<p>words</p>'],
  ['the same, by its whole address', `${siteUrl}/learning-reviews/draft`, '<p>words</p>'],
  ['a script', 'javascript:alert(1)', '<p>words</p>'],
  ['a place on the page', '#here', '<p>words</p>'],
])('leads to %s only where a reader may be led there', (_what, url, html) => {
  expect(richTextHtml(link(url), rules)).toBe(html);
});

/** Tags without attributes, and words without differences of white space. */
function plain(html: string): string {
  return html
    .replace(/<!--.*?-->|<\/?a\b[^>]*>/g, '')
    .replace(/<(\w+)[^>]*>/g, '<$1>')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]+>) ?/g, '$1')
    .replaceAll('&#39;', '’')
    .trim();
}
