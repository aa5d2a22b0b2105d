import type { Block, InlineNode, ListBlock, ListItem, RichText } from '../blocks.js';

/** Short ways to write rich text by hand, in the shape that Strapi's blocks editor stores. */
export const text = (words: string): InlineNode => ({ type: 'text', text: words });

export const bold = (words: string): InlineNode => ({ type: 'text', text: words, bold: true });

export const italic = (words: string): InlineNode => ({ type: 'text', text: words, italic: true });

export const link = (url: string, words: string): InlineNode => ({
  type: 'link',
  url,
  children: [{ type: 'text', text: words }],
});

type Words = string | InlineNode[];

const inline = (words: Words): InlineNode[] => (typeof words === 'string' ? [text(words)] : words);

export const paragraph = (words: Words): Block => ({ type: 'paragraph', children: inline(words) });

export const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, words: Words): Block => ({
  type: 'heading',
  level,
  children: inline(words),
});

export const quote = (words: Words): Block => ({ type: 'quote', children: inline(words) });

export const item = (words: Words): ListItem => ({ type: 'list-item', children: inline(words) });

export const list = (
  format: 'ordered' | 'unordered',
  children: (ListItem | ListBlock)[],
): ListBlock => ({ type: 'list', format, children });

export const bullets = (...items: Words[]): ListBlock => list('unordered', items.map(item));

/** Paragraphs alone. */
export const prose = (...paragraphs: Words[]): RichText => paragraphs.map(paragraph);
