import type { Detail, SearchedText } from './pattern.js';

const keyword =
  '(?:case|crime|incident|hospital|patient|client|service user|pupil|unique pupil|custody|court|claim|occurrence|investigation|social care|mosaic|liquid ?logic|LCS|CRIS|CAD|MRN|UPN|PNC|passport|driving licen[cs]e|reference|ref)';
const label =
  '(?:\\.|(?:[ ./]{0,2}(?:record|file|reference|ref|number|numbers|no|id|ID|log))?){0,2}\\.?';
const referred = new RegExp(
  `\\b${keyword}\\b${label}(?: (?:is|was))?[ ]{0,2}[:#=]?[ ]{0,2}((?=[\\p{L}\\d/.-]*\\d)[\\p{L}\\d](?:[\\p{L}\\d]|[/.-](?=[\\p{L}\\d])){3,29}(?: \\d{2,}){0,3})`,
  'giu',
);
const aYear = /^(?:19|20)\d\d(?:[/-](?:\d\d|(?:19|20)\d\d))?$/u;

/** Numbers of cases, crimes, patients and the like, where a word says that they are one. */
export function referenceNumbers({ text, channel }: SearchedText): Detail[] {
  if (channel === 'link') return [];
  return [...text.matchAll(referred)]
    .filter(({ 1: number = '' }) => isReference(number))
    .map(({ 0: written, 1: number = '', index }) => {
      const start = index + written.length - number.length;
      return {
        kind: 'reference-number',
        severity: 'warn',
        value: number.toUpperCase(),
        start,
        end: start + number.length,
      };
    });
}

/** At least four figures, or three beside letters or strokes; no year, section or ordinal. */
function isReference(number: string): boolean {
  const figures = number.replace(/\D/gu, '').length;
  if (
    aYear.test(number) ||
    /^\d+(?:\.\d+)+$/u.test(number) ||
    /^\d+(?:st|nd|rd|th)$/iu.test(number)
  )
    return false;
  if (/^(?:1[0-2]|0?[1-9]|[12]\d|3[01])[/.-]\d{1,2}[/.-](?:\d\d|\d{4})$/u.test(number))
    return false;
  return figures >= 4 || (figures >= 3 && /[^\d]/u.test(number));
}
