import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { openBook, wideCard } from './open-book.ts';

test.each([openBook, wideCard])('%o is sound XML in the colour asked for', (draw) => {
  const svg = draw('#123456');
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).toContain('fill="#123456"');
});
