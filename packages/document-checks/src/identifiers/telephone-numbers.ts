import { type Detail, type SearchedText, wordsBefore } from './pattern.js';

const british =
  /(?<![\p{L}\d.,/£$&=-]|\d )(?:\+44|0044|\(\+44\))?[ -]?(?:\(0\)[ ]?|\(0|0)?[1-9](?:[ ()-]{0,2}\d){8,9}(?![\d%]|[.,/-]\d| \d)/gu;
const foreign = /(?<![\p{L}\d])(?:\+|00)(?!44)[1-9](?:[ ()-]{0,2}\d){8,13}(?!\d)/gu;
const numbered = /\b(?:ISBN|ISSN|DOI|OCLC|VAT|charity|company|account|NHS)\b[^\n]{0,16}$/iu;

/** Numbers that Ofcom keeps for drama: nobody has them. https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
const drama =
  /^0(?:7700900|2079460|1632960|11[3-8]4960|1[2-6]14960|1914960|28964960|2920180|8081570|9098790|306999)\d{3}$/u;

/**
 * Telephone numbers of the United Kingdom, and international ones. Mobiles and landlines are
 * warnings; helplines (03, 08) and numbers for drama are notes.
 */
export function telephoneNumbers({ text, channel }: SearchedText): Detail[] {
  if (channel === 'link') return linkedNumbers(text);
  return [...allOf(text, british, inBritain), ...allOf(text, foreign, (digits) => digits)];
}

function linkedNumbers(text: string): Detail[] {
  const linked = /^tel:([\d+ ().-]+)$/iu.exec(text.trim());
  return linked?.[1] ? telephoneNumbers({ text: linked[1], channel: 'text' }) : [];
}

function allOf(
  text: string,
  pattern: RegExp,
  numberOf: (digits: string, written: string) => string | null,
): Detail[] {
  const details: Detail[] = [];
  for (const { 0: written, index } of text.matchAll(pattern)) {
    const number = numberOf(written.replace(/\D/gu, ''), written);
    if (number === null || numbered.test(wordsBefore(text, index, 40))) continue;
    const start = index + written.search(/\S/u);
    const [kind, severity] = isForEverybody(number)
      ? (['helpline', 'note'] as const)
      : (['telephone-number', 'warn'] as const);
    details.push({ kind, severity, value: number, start, end: index + written.length });
  }
  return details;
}

const isForEverybody = (number: string) => /^0(?:3|8)/u.test(number) || drama.test(number);

/** The number as it is dialled in Britain, or null where it is none. */
function inBritain(digits: string, written: string): string | null {
  const isAbroad = /^\s*(?:\(?\+44|0044)/u.test(written);
  const rest = isAbroad ? digits.replace(/^(?:0044|44)0?/u, '') : digits.replace(/^0/u, '');
  if (!isAbroad && !/^\s*\(?0/u.test(written)) return null;
  if (rest.length === 9 && !/^(?:1|800|500)/u.test(rest)) return null;
  if (rest.length < 9 || rest.length > 10 || /^[46]/u.test(rest)) return null;
  return isGroupedLikeOne(written) ? `0${rest}` : null;
}

/** Codes of areas have at least three figures: "0 14 303943 3" is a book. */
const isGroupedLikeOne = (written: string) => {
  const [first = ''] = written
    .trim()
    .replace(/^(?:\+44|0044|\(\+44\))[ -]?/u, '')
    .split(/[ -]/u);
  return first.replace(/\D/gu, '').length >= 2 && !/^\(?0$/u.test(first);
};
