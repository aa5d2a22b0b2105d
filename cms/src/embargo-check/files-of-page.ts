const mostFiles = 30;

/**
 * The files of the same origin that a page loads, and where the source maps of its scripts and
 * styles would be.
 *
 * @returns paths with their queries
 */
export function filesOfPage(html: string, origin: string): string[] {
  const elements = html.match(/<(?:link|script|img)\b[^>]*>/gi) ?? [];
  const paths = elements.flatMap((element) => {
    const isAddress = /\brel="?(?:canonical|alternate)\b/i.test(element);
    const address = /\b(?:href|src)="([^"]+)"/i.exec(element)?.[1];
    if (isAddress || !address || !URL.canParse(address, origin)) return [];
    const url = new URL(address.replaceAll('&amp;', '&'), origin);
    return url.origin === origin ? [url.pathname + url.search] : [];
  });
  const maps = paths.filter((path) => /\.(?:js|css)$/.test(path)).map((path) => `${path}.map`);
  return [...new Set([...paths, ...maps])].slice(0, mostFiles);
}
