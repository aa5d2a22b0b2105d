import { decodeHTML } from 'entities';

/** Writes a text so that spellings of the same words are equal: case, quotes, dashes, spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The words of an answer, whatever it is written in: HTML, XML, JSON or CSV, with its tags and
 * without them, as it was sent and with percent signs decoded.
 */
export function wordsOfAnswer(body: string): string {
  const decodedText = unescaped(body);
  const hasTags = decodedText.includes('<');
  const readings = [
    decodedText,
    ...(hasTags ? [' ', ''].map((gap) => decodedText.replace(/<[^<>]*>/g, gap)) : []),
    ...(decodedText.includes('%') ? [percentDecoded(decodedText)] : []),
  ];
  return readings.map(plainWords).join('\n');
}

/** Whether a text holds a phrase as whole words. Both are plain words already. */
export function holds(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const isPart =
      isWordPart(text[at - 1], phrase[0]) || isWordPart(phrase.at(-1), text[at + phrase.length]);
    if (!isPart) return true;
  }
  return false;
}

/** Whether a word, or the last part of an address, goes on from one character to the next. */
function isWordPart(left: string | undefined, right: string | undefined): boolean {
  const inWord = /[\p{L}\p{N}_-]/u;
  return left !== undefined && right !== undefined && inWord.test(left) && inWord.test(right);
}

/** JSON's and CSV's own signs, then entities, which feeds carry twice over. */
function unescaped(body: string): string {
  const ofJson = body
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\([nrt])/g, ' ')
    .replace(/\\(["\\/])/g, '$1');
  return decodeHTML(decodeHTML(ofJson)).replace(/""/g, '"');
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
