import { type Detail, type SearchedText, wordsBefore } from './pattern.js';

const tenDigits = /(?<![\d.,/£$-]|\d )(\d{3})([ .-]?)(\d{3})\2(\d{4})(?![\d%]|[ .,/-]\d)/gu;
const saysNhs = /\bNHS\b|\bhealth service n(?:o|umber)/iu;
const saysOther =
  /\b(?:ISBN|ISSN|telephone|phone|tel|fax|mobile|DOI|charity|company)\b[^\n]{0,12}$/iu;

/**
 * NHS numbers: ten digits whose last is the check digit. A block where the text says NHS before
 * it; a warning where it only is grouped like one.
 * https://www.datadictionary.nhs.uk/attributes/nhs_number.html
 */
export function nhsNumbers({ text }: SearchedText): Detail[] {
  const details: Detail[] = [];
  for (const found of text.matchAll(tenDigits)) {
    const [whole, first = '', separator = '', second = '', third = ''] = found;
    const digits = first + second + third;
    if (!hasRightCheckDigit(digits)) continue;
    const before = wordsBefore(text, found.index, 60);
    const isSaid = saysNhs.test(before);
    if (!isSaid && (separator === '' || digits.startsWith('0') || saysOther.test(before))) continue;
    details.push({
      kind: isSaid ? 'nhs-number' : 'possible-nhs-number',
      severity: isSaid ? 'block' : 'warn',
      value: digits,
      start: found.index,
      end: found.index + whole.length,
    });
  }
  return details;
}

/** Modulus 11: a remainder that would need the digit 10 makes the number invalid. */
function hasRightCheckDigit(digits: string): boolean {
  if (/^(\d)\1+$/u.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
