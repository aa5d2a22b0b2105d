import { expect, it } from 'vitest';
import { styleSheet } from './style-sheet.ts';

it('ends with the colour, which so wins over what the styles have for none', () => {
  expect(styleSheet('#1c5a55').text).toMatch(/html:root\{--brand:#1c5a55;[^}]*\}$/);
});

it('has another address for another colour, and the same for the same', () => {
  const { address, digest } = styleSheet('#1c5a55');
  expect(address).toBe(`/brand/1c5a55-${digest}.css`);
  expect(styleSheet('#1c5a55').address).toBe(address);
  expect(styleSheet('#1c5a56').digest).not.toBe(digest);
});
