import { expect, test } from 'vitest';
import { wordsIn } from './briefing-length.js';

test('counts the words of texts, of parts and of rich text, with its links and nested lists', () => {
  const list = (children: object[]) => ({ type: 'list', children });
  const point = (text: string) => ({ type: 'list-item', children: [{ type: 'text', text }] });
  const link = {
    type: 'link',
    url: 'https://x.example',
    children: [{ type: 'text', text: 'a b' }],
  };
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: ' One  two ' }, link] };
  expect(wordsIn(['A title', null, undefined, ''])).toBe(2);
  expect(wordsIn([{ text: 'Ring as well as write.' }, { text: null }])).toBe(5);
  expect(wordsIn([paragraph, list([point('three'), list([point('four')])])])).toBe(6);
});
