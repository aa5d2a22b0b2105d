import { type Detail, type SearchedText, wordsBefore } from './pattern.js';

const shape =
  /(?<![\p{L}\d])([A-Z]{2})([ -]?)(\d{2})\2(\d{2})\2(\d{2})\2?[ -]?([A-D])(?![\p{L}\d])/giu;
const withoutSuffix =
  /(?<![\p{L}\d])([A-Z]{2})([ -]?)(\d{2})\2(\d{2})\2(\d{2})(?![ -]?[\p{L}\d])/giu;
const saysSo = /\bnational insurance\b|\bNINO\b|\bN\.?I\.? ?(?:no|number)\b/iu;

const neverFirst = /^[DFIQUV]/u;
const neverSecond = /^.[DFIOQUV]/u;
const neverGiven = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/**
 * National Insurance numbers, by the prefixes that are given out.
 * https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
 */
export function nationalInsuranceNumbers({ text }: SearchedText): Detail[] {
  const isSaid = (index: number) => saysSo.test(wordsBefore(text, index, 60));
  const whole = [...text.matchAll(shape)].filter(
    ({ 0: written, index }) => written === written.toUpperCase() || isSaid(index),
  );
  const short = [...text.matchAll(withoutSuffix)].filter(({ index }) => isSaid(index));
  return [...whole, ...short]
    .filter(({ 1: prefix = '' }) => isGiven(prefix.toUpperCase()))
    .map(({ 0: written, index }) => ({
      kind: 'national-insurance-number',
      severity: 'block',
      value: written.replace(/[ -]/gu, '').toUpperCase(),
      start: index,
      end: index + written.length,
    }));
}

const isGiven = (prefix: string) =>
  !neverFirst.test(prefix) && !neverSecond.test(prefix) && !neverGiven.has(prefix);
