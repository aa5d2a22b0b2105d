/** `/robots.txt` (RFC 9309): everything public may be found; drafts have no business in an index. */
export function robots(siteUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /preview/',
    'Disallow: /share/',
    '',
    `Sitemap: ${new URL('/sitemap.xml', siteUrl).href}`,
    '',
  ].join('\n');
}
