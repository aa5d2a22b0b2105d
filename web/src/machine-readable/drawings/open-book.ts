/**
 * The site's own mark, an open book, as SVG. Crowns, crests and the GOV.UK logotype are for others.
 *
 * @param colour six hexadecimal digits after a `#`, dark enough for white on it
 */
export function openBook(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="${colour}"/>${book}</svg>`;
}

/** The book in the middle of a wide card, for links that others share; no words, so no case details. */
export function wideCard(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${colour}"/><svg x="375" y="90" width="450" height="450" viewBox="0 0 64 64">${book}</svg></svg>`;
}

const book =
  '<path d="M31 20c-5-4-12-5-20-4v29c8-1 15 0 20 4zm2 0c5-4 12-5 20-4v29c-8-1-15 0-20 4z" fill="#fff"/>';
