/** A page number to link to, or a gap that stands for the numbers left out. */
export type PageOffer = number | 'gap';

/**
 * Which pages of a long list to link to: the first, the last, the current one and its neighbours.
 * Pages count from 1.
 */
export function pagesToOffer(current: number, last: number): PageOffer[] {
  const offered = new Set([1, current - 1, current, current + 1, last]);
  const pages = [...offered].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const previous = pages[index - 1];
    const skipped = previous === undefined ? 0 : page - previous - 1;
    if (skipped === 0) return [page];
    return skipped === 1 ? [page - 1, page] : ['gap' as const, page];
  });
}
