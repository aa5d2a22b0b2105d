/** What somebody looks for is cut to so many UTF-16 units. */
export const longestQuery = 200;

/** More parts than these are not looked at. */
const mostParts = 50;

/** A part of what was typed: a word, several words in a row, or how words begin. */
export interface TypedPart {
  kind: 'word' | 'phrase' | 'start';
  /** As it was typed, without quotation marks or star. */
  text: string;
}

/** What was typed, in one spelling of blanks and letters, and no longer than is looked for. */
export function readQuery(typed: string | null | undefined): string {
  const plain = (typed ?? '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  const cut = atWord(plain);
  // A pair of units makes one sign, and a half of it none.
  return cut.replace(/[\uD800-\uDBFF]$/, '').trim();
}

/** Half of a word would be another one. */
function atWord(text: string): string {
  const cut = text.slice(0, longestQuery);
  const blank = cut.lastIndexOf(' ');
  const isWhole = cut.length === text.length || text[longestQuery] === ' ';
  return isWhole || blank < 0 ? cut : cut.slice(0, blank);
}

/** The parts of a query, in their order. What holds neither letter nor digit is none. */
export function partsOf(query: string): TypedPart[] {
  const parts: TypedPart[] = [];
  for (const [, straight, curved, plain = ''] of query.matchAll(
    /"([^"]*)"|“([^”]*)”|([^\s"“”]+)/gu,
  )) {
    const quoted = straight ?? curved;
    const text = (quoted ?? plain.replace(/\*+$/, '')).trim();
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const isStart = quoted === undefined && plain.endsWith('*');
    parts.push({ kind: quoted !== undefined ? 'phrase' : isStart ? 'start' : 'word', text });
  }
  return parts.slice(0, mostParts);
}

/** A query as it stands in a sentence: in quotation marks, unless it has its own. */
export function quoted(query: string): string {
  return /["“”]/.test(query) ? query : `“${query}”`;
}

/** A query of the same parts, one of them left out or another one in its place. */
export function queryOf(parts: readonly TypedPart[]): string {
  return parts
    .map(({ kind, text }) =>
      kind === 'phrase' ? `"${text}"` : kind === 'start' ? `${text}*` : text,
    )
    .join(' ');
}
