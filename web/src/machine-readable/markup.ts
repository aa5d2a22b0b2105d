// XML 1.0 has no way to write these, escaped or not: https://www.w3.org/TR/xml/#charsets
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Plain text, made safe to stand in HTML or XML, in text and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return withoutControlCharacters(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Text without the characters that no XML document may carry. */
export function withoutControlCharacters(text: string): string {
  return text.replace(notInXml, '');
}
