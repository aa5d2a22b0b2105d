import { describe, expect, test } from 'vitest';
import { brandStyleSheet, contrast } from './brand-style-sheet.ts';

const property = (sheet: string, name: string) =>
  new RegExp(`${name}:(#[0-9a-f]{6})`).exec(sheet)?.[1] ?? 'missing';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('a dark colour is taken as it is', () => {
  expect(property(brandStyleSheet('#1c5a55'), '--brand')).toBe('#1c5a55');
});

describe.each(['#1c5a55', '#767676', '#ff8800', '#ffffff', '#000000'])('the brand %s', (colour) => {
  const sheet = brandStyleSheet(colour);

  test('lets white text be read on its band', () => {
    expect(contrast(property(sheet, '--brand'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  test('lets links be read on the palest ground and on the warm one', () => {
    const link = property(sheet, '--govuk-link-colour');
    expect(contrast(link, property(sheet, '--brand-tint'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(link, '#f8f5ef')).toBeGreaterThanOrEqual(4.5);
  });
});
