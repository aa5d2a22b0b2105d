const longest = 120;

/**
 * Hides most of a found text, so that it can be shown without being told: "Amelia Hartley" becomes
 * "Am•••• Ha•••••". No digit is kept, and of a short word one letter. At most 120 characters.
 */
export function mask(text: string): string {
  const masked = text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{L}\p{M}]+/gu, maskWord)
    .replace(/\p{N}/gu, '•')
    .trim();
  return masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
}

function maskWord(word: string): string {
  const letters = [...word];
  const shown = letters.length < 2 ? 0 : letters.length < 5 ? 1 : 2;
  return letters.slice(0, shown).join('') + '•'.repeat(letters.length - shown);
}
