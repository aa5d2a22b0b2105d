import { versionHeader } from '../../saving/version-header';
import { entryRequest } from './entry-address';

/**
 * Says with each save and publish which version of the entry the form was filled in from, so that
 * the CMS can refuse one that a colleague's change has overtaken.
 *
 * @param browser where to put itself between the admin and the CMS, after `keepWhatWasTyped`: what
 * counts is the answer that the form was given
 */
export function sayVersion(browser: Pick<Window, 'fetch'>): void {
  const ask = browser.fetch.bind(browser);
  const versions = new Map<string, string>();

  browser.fetch = async (input, init) => {
    const request = entryRequest(input, init);
    if (!request) return ask(input, init);
    const { form, isRead, isChange } = request;
    const answer = await ask(input, isChange ? withVersion(init, versions.get(form)) : init);
    const version = isRead ? await versionOf(answer) : answer.headers.get(versionHeader);
    if (answer.ok && version) versions.set(form, version);
    return answer;
  };
}

function withVersion(init: RequestInit | undefined, version: string | undefined) {
  if (!version) return init;
  const headers = new Headers(init?.headers);
  headers.set(versionHeader, version);
  return { ...init, headers };
}

async function versionOf(answer: Response): Promise<string | undefined> {
  if (!answer.ok) return undefined;
  const body = (await answer.clone().json()) as { data?: { updatedAt?: string } | null };
  return body.data?.updatedAt;
}
