import { richText } from '@learning-reviews/content-contract';
import { describe, expect, it } from 'vitest';
import { richTextFrom } from './rich-text';

describe('the notation of rich text', () => {
  it('makes headings, quotes and paragraphs', () => {
    expect(richTextFrom(['## One', '> Two', 'Three'])).toEqual([
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'One' }] },
      { type: 'quote', children: [{ type: 'text', text: 'Two' }] },
      { type: 'paragraph', children: [{ type: 'text', text: 'Three' }] },
    ]);
  });

  it('keeps bold, italic and linked words apart', () => {
    const [block] = richTextFrom(['A **b** *c* [d](https://example.org/e) f']);
    expect(block).toMatchObject({
      children: [
        { text: 'A ' },
        { text: 'b', bold: true },
        { text: ' ' },
        { text: 'c', italic: true },
        { text: ' ' },
        { type: 'link', url: 'https://example.org/e', children: [{ text: 'd' }] },
        { text: ' f' },
      ],
    });
  });

  it('joins items that follow each other, and puts indented ones inside', () => {
    const blocks = richTextFrom(['- a', '  - b', '  - c', '- d', '1. e']);
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatchObject({
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item' },
        { type: 'list', children: [{ type: 'list-item' }, { type: 'list-item' }] },
        { type: 'list-item' },
      ],
    });
    expect(blocks[1]).toMatchObject({ type: 'list', format: 'ordered' });
  });

  it('fits the contract', () => {
    const lines = ['## H', '- a', '  1. b', '> q', 'p **b** [l](https://example.org)'];
    expect(richText.safeParse(richTextFrom(lines)).success).toBe(true);
  });
});
