/** What no line may hold, whoever wrote it: Strapi, a library, or the database. */
const cutOut: readonly [pattern: RegExp, instead: string][] = [
  // E-mail addresses; also the password and the host in an address of a server.
  [/[^\s/<>()[\]",:;@]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '…@…'],
  // The query of an address: what somebody looks for, or the secret of a link.
  [/(?<=[\w/.~%)\]-])\?[^\s"'`<>]+/g, '?…'],
  // What PostgreSQL and JSON.parse repeat of what they were given: it may be a title.
  [/((?:invalid input|out of range)[^":]*: )".*/g, '$1…'],
  [/, "[^]*?"(?:\.\.\.)? is not valid JSON/g, ', … is not valid JSON'],
];

/**
 * Cuts e-mail addresses, the queries of addresses, what was to be stored, and the network addresses
 * of visitors out of what goes into the log.
 *
 * @param addresses of whoever sent the request during which it was written
 */
export function cutOutPersons(text: string, addresses: readonly string[] = []): string {
  const withoutPatterns = cutOut.reduce(
    (words, [pattern, instead]) => words.replace(pattern, instead),
    text,
  );
  return addresses.reduce((words, address) => words.replaceAll(address, '…'), withoutPatterns);
}
