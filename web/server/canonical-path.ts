/**
 * The one spelling of a path that this site answers: without needless percent signs, doubled
 * slashes and dot segments. Other spellings are unknown addresses, so that a rule that looks at the
 * start of a path (a preview is never kept) cannot be walked round.
 *
 * @param path from the first slash, as it was sent
 */
export function canonicalPath(path: string): string {
  const kept: string[] = [];
  const segments = path
    .replace(/%[0-9a-f]{2}/gi, decodeUnreserved)
    .replaceAll('\\', '/')
    .split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const isFolder = kept.length > 0 && path.endsWith('/');
  return `/${kept.join('/')}${isFolder ? '/' : ''}`;
}

/** Letters, digits and `-._~` mean the same with and without a percent sign (RFC 3986, 6.2.2.2). */
function decodeUnreserved(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : encoded;
}
