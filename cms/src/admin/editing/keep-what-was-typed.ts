/** What differs in each answer though nothing changed: the signature of a file's link. */
const signature = /\?e=\d+&s=[\w-]+/g;

const entryAddress =
  /\/content-manager\/(?:collection-types\/[^/?]+\/[^/?]+|single-types\/[^/?]+)(?:\?|$)/;

/**
 * Keeps what an editor has typed when a save is refused. Strapi then reads the entry again, and
 * fills the form anew when the answer differs by one letter, which a signed link always does. An
 * answer that says the same as the last one on the same screen is therefore given as that one.
 *
 * @param browser where to put itself between the admin and the CMS
 */
export function keepWhatWasTyped(browser: Pick<Window, 'fetch' | 'location'>): void {
  const ask = browser.fetch.bind(browser);
  const answers = new Map<string, string>();
  let screen = '';

  browser.fetch = async (input, init) => {
    const answer = await ask(input, init);
    const address = typeof input === 'string' ? input : '';
    if (!answer.ok || (init?.method ?? 'GET') !== 'GET' || !entryAddress.test(address)) {
      return answer;
    }
    if (screen !== browser.location.pathname) answers.clear();
    screen = browser.location.pathname;
    const body = await answer.text();
    const last = answers.get(address);
    const isSame = last !== undefined && withoutSignatures(last) === withoutSignatures(body);
    if (!isSame) answers.set(address, body);
    const { status, statusText, headers } = answer;
    return new Response(isSame ? last : body, { status, statusText, headers });
  };
}

function withoutSignatures(body: string): string {
  return body.replaceAll(signature, '');
}
