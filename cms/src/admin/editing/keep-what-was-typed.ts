import { entryRequest } from './entry-address';

/** What differs in each answer though nothing changed: the signature of a file's link. */
const signature = /\?e=\d+&s=[\w-]+/g;

/**
 * Keeps what an editor has typed when a save is refused. Strapi then reads the entry again, and
 * fills the form anew when the answer differs by one letter, which a signed link always does. An
 * answer that says the same as the last one on the same screen is therefore given as that one. So
 * is any answer after a refusal, when a colleague has changed the entry, until a save succeeds or
 * the page is loaded again.
 *
 * @param browser where to put itself between the admin and the CMS
 */
export function keepWhatWasTyped(browser: Pick<Window, 'fetch' | 'location'>): void {
  const ask = browser.fetch.bind(browser);
  const answers = new Map<string, string>();
  /** Forms with something that the CMS has not agreed to. */
  const unsaved = new Set<string>();
  let screen = '';

  browser.fetch = async (input, init) => {
    const request = entryRequest(input, init);
    if (screen !== browser.location.pathname) {
      answers.clear();
      unsaved.clear();
    }
    screen = browser.location.pathname;
    if (request?.isChange) unsaved.add(request.form);
    const answer = await ask(input, init);
    if (request?.isChange && answer.ok) unsaved.delete(request.form);
    if (!request?.isRead || !answer.ok) return answer;
    const body = await answer.text();
    const shown = bodyToShow(answers.get(request.form), body, unsaved.has(request.form));
    answers.set(request.form, shown);
    const { status, statusText, headers } = answer;
    return new Response(shown, { status, statusText, headers });
  };
}

function bodyToShow(last: string | undefined, body: string, isUnsaved: boolean): string {
  if (last === undefined) return body;
  if (withoutSignatures(last) === withoutSignatures(body)) return last;
  return isUnsaved ? withFieldsOf(last, body) : body;
}

interface Answer {
  data?: Record<string, unknown>;
}

/** The fields stay; whether the entry is published, which is no field, is always told as it is. */
function withFieldsOf(last: string, body: string): string {
  const answer = JSON.parse(body) as Answer;
  const { data } = JSON.parse(last) as Answer;
  return JSON.stringify({ ...answer, data: { ...data, status: answer.data?.['status'] } });
}

function withoutSignatures(body: string): string {
  return body.replaceAll(signature, '');
}
