import { expect, test } from 'vitest';
import { documentFacts } from './document-facts.ts';

const pdf = { format: 'PDF', bytes: 1_204_224, pages: 48, language: 'en' } as const;

test.each([
  [pdf, 'PDF, 1.2 MB, 48 pages'],
  [{ ...pdf, language: 'cy' }, 'PDF, 1.2 MB, 48 pages, Welsh'],
  [{ ...pdf, bytes: 412_672, pages: 1 }, 'PDF, 412 kB, 1 page'],
  [{ ...pdf, bytes: 10_485_760, pages: null }, 'PDF, 10 MB'],
  [{ ...pdf, format: 'Word', bytes: 900, pages: null } as const, 'Word, 900 bytes'],
])('%j is described as %s', (document, facts) => {
  expect(documentFacts(document, 'en')).toBe(facts);
});

test('on a Welsh site an English document names its language', () => {
  expect(documentFacts(pdf, 'cy')).toBe('PDF, 1.2 MB, 48 pages, English');
});
