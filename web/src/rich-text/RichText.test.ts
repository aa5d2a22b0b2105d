import {
  addresses,
  type Block,
  type InlineNode,
  type RichText as Blocks,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { fixedSnapshot } from 'strapi-content';
import { beforeAll, describe, expect, test } from 'vitest';
import RichText from './RichText.astro';

let container: AstroContainer;

beforeAll(async () => {
  container = await AstroContainer.create();
});

const render = async (blocks: Blocks, props: object = {}) =>
  (await container.renderToString(RichText, { props: { blocks, ...props } }))
    .replace(/\s+/g, ' ')
    .replace(/> | </g, (sign) => sign.trim());

const text = (words: string, marks: object = {}): InlineNode => ({
  type: 'text',
  text: words,
  ...marks,
});

const link = (url: string): InlineNode => ({
  type: 'link',
  url,
  children: [{ type: 'text', text: 'words' }],
});

const paragraph = (...children: InlineNode[]): Block => ({ type: 'paragraph', children });

describe('text', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
  ])('%s is shown and never run', async (words) => {
    for (const marks of [{}, { bold: true }, { code: true }]) {
      const html = await render([paragraph(text(words, marks))]);
      expect(html).not.toMatch(/<(script|img|svg)/);
    }
  });

  test('marks are nested, and underline is left out', async () => {
    const marks = { bold: true, italic: true, underline: true, strikethrough: true };
    expect(await render([paragraph(text('all', marks))])).toBe(
      '<p><strong><em><s>all</s></em></strong></p>',
    );
  });

  test('a new line within a paragraph stays one', async () => {
    expect(await render([paragraph(text('one\ntwo'))])).toBe('<p>one<br>two</p>');
  });

  test('empty paragraphs and headings are left out', async () => {
    const heading: Block = { type: 'heading', level: 2, children: [text(' ')] };
    expect(await render([paragraph(text('')), heading])).toBe('');
  });
});

describe('a link', () => {
  test.each([
    'javascript:alert(1)',
    ' \u0001JAVA\nSCRIPT:alert(1)',
    'vbscript\t:msgbox(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
  ])('with the scheme of %j is only its words', async (url) => {
    expect(await render([paragraph(link(url))])).toBe('<p>words</p>');
  });

  test('cannot leave its attribute', async () => {
    const html = await render([paragraph(link('https://help.example/"onmouseover="alert(1)'))]);
    expect(html).not.toContain('"onmouseover');
    expect(html).toContain('href="https://help.example/%22onmouseover=%22alert(1)"');
  });

  test('to another site says so, and tells it nothing', async () => {
    expect(await render([paragraph(link('https://help.example/'))])).toContain(
      'rel="external noreferrer"',
    );
    expect(await render([paragraph(link('/safety-online'))])).toBe(
      '<p><a href="/safety-online">words</a></p>',
    );
  });
});

describe('blocks', () => {
  const item = (words: string) => ({
    type: 'list-item' as const,
    children: [{ type: 'text' as const, text: words }],
  });

  test('a list stored beside its items is nested inside the item before it', async () => {
    const inner: Block = { type: 'list', format: 'unordered', children: [item('b')] };
    const list: Block = {
      type: 'list',
      format: 'ordered',
      children: [item('a'), inner, item('c')],
    };
    expect(await render([list])).toBe('<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>');
  });

  test('headings stand under the heading of the page, with ids where they are asked for', async () => {
    const heading: Block = { type: 'heading', level: 5, children: [text('What we learned')] };
    expect(await render([heading], { under: 2 })).toBe('<h3>What we learned</h3>');
    expect(await render([heading], { hasAnchors: true })).toBe(
      '<h2 id="what-we-learned">What we learned</h2>',
    );
  });

  test('quotes and code keep their words', async () => {
    expect(await render([{ type: 'quote', children: [text('said')] }])).toBe(
      '<blockquote><p>said</p></blockquote>',
    );
    expect(await render([{ type: 'code', children: [text('a < b')] }])).toBe(
      '<pre><code>a &lt; b</code></pre>',
    );
  });
});

test('a link to what is not public leaves its words', async () => {
  const key = Symbol.for('learning-reviews.snapshot');
  Object.assign(globalThis, { [key]: Promise.resolve(fixedSnapshot(examplePublishedSet)) });
  const [publication] = examplePublishedSet.lists.publications;
  const path = addresses.publication(publication!.slug);
  expect(await render([paragraph(link(path))])).toBe(`<p><a href="${path}">words</a></p>`);
  expect(await render([paragraph(link(`${path}-to-come`))])).toBe('<p>words</p>');
  Object.assign(globalThis, { [key]: undefined });
});
