import { describe, expect, it } from 'vitest';
import { keepWhatWasTyped } from './keep-what-was-typed';

const entry =
  'http://cms.example/content-manager/collection-types/api::publication.publication/abc';

function browserThatAnswers(...bodies: string[]) {
  const answers = bodies[Symbol.iterator]();
  const browser = {
    location: { pathname: '/admin/entry' } as Location,
    fetch: (async () => new Response(answers.next().value)) as typeof fetch,
  };
  keepWhatWasTyped(browser);
  const read = async (address = entry, init?: RequestInit) =>
    (await browser.fetch(address, init)).text();
  return { browser, read };
}

describe('an entry that is read again', () => {
  it('is the same to the letter when only the signature of a link differs', async () => {
    const { read } = browserThatAnswers('"a.pdf?e=1&s=x"', '"a.pdf?e=2&s=y"');
    expect(await read()).toBe('"a.pdf?e=1&s=x"');
    expect(await read()).toBe('"a.pdf?e=1&s=x"');
  });

  it('is new when anything else differs', async () => {
    const { read } = browserThatAnswers('"Old a.pdf?e=1&s=x"', '"New a.pdf?e=2&s=y"');
    await read();
    expect(await read()).toBe('"New a.pdf?e=2&s=y"');
  });

  it('has fresh links on another screen', async () => {
    const { browser, read } = browserThatAnswers('"a.pdf?e=1&s=x"', '"a.pdf?e=2&s=y"');
    await read();
    browser.location.pathname = '/admin/other';
    expect(await read()).toBe('"a.pdf?e=2&s=y"');
  });
});

it('leaves lists, and whatever is not read, as they are', async () => {
  const { read } = browserThatAnswers('"?e=1&s=x"', '"?e=2&s=y"', '"?e=3&s=z"');
  await read();
  expect(await read(entry, { method: 'PUT' })).toBe('"?e=2&s=y"');
  expect(await read('http://cms.example/upload/files?page=1')).toBe('"?e=3&s=z"');
});

describe('an entry that a colleague has changed', () => {
  const mine = JSON.stringify({ data: { title: 'Mine', updatedAt: '1', status: 'published' } });
  const theirs = JSON.stringify({
    data: { title: 'Theirs', updatedAt: '2', status: 'draft' },
    meta: { availableStatus: [] },
  });

  function screenWhoseSavesAnswer(...statuses: (number | 'away')[]) {
    const reads = [mine, theirs][Symbol.iterator]();
    const browser = {
      location: { pathname: '/admin/entry' } as Location,
      fetch: (async (_, init) => {
        if (!init) return new Response(reads.next().value ?? theirs);
        const status = statuses.shift();
        if (status === 'away') throw new TypeError('Failed to fetch');
        return new Response('{}', { status });
      }) as typeof fetch,
    };
    keepWhatWasTyped(browser);
    const read = async (): Promise<unknown> => (await browser.fetch(entry)).json();
    const publish = () =>
      browser.fetch(`${entry}/actions/publish`, { method: 'POST' }).catch(() => null);
    return { browser, read, publish };
  }

  const theirsUnderMine = {
    data: { title: 'Mine', updatedAt: '1', status: 'draft' },
    meta: { availableStatus: [] },
  };

  it.each([400, 500, 'away'] as const)('keeps its fields after a refusal: %s', async (status) => {
    const { read, publish } = screenWhoseSavesAnswer(status);
    await read();
    await publish();
    expect(await read()).toEqual(theirsUnderMine);
    expect(await read()).toEqual(theirsUnderMine);
  });

  it('is shown as it is now once a save has succeeded', async () => {
    const { read, publish } = screenWhoseSavesAnswer(400, 200);
    await read();
    await publish();
    await publish();
    expect(await read()).toEqual(JSON.parse(theirs));
  });

  it('is shown as it is now on another screen', async () => {
    const { browser, read, publish } = screenWhoseSavesAnswer(400);
    await read();
    await publish();
    browser.location.pathname = '/admin/other';
    expect(await read()).toEqual(JSON.parse(theirs));
  });

  it('is shown as it is now when nothing was refused', async () => {
    const { read } = screenWhoseSavesAnswer();
    await read();
    expect(await read()).toEqual(JSON.parse(theirs));
  });
});
