import { expect, it } from 'vitest';
import { sayVersion } from './say-version';

const list = 'http://cms.example/content-manager/collection-types/api::publication.publication';
const entry = `${list}/abc`;
const first = '2026-07-01T09:15:00.000Z';
const second = '2026-07-01T09:20:00.000Z';

function browserOf(answer: (address: string, init?: RequestInit) => Response) {
  const said: (string | null)[] = [];
  const browser = {
    fetch: (async (input, init) => {
      said.push(new Headers(init?.headers).get('Draft-Version'));
      return answer(String(input), init);
    }) as typeof fetch,
  };
  sayVersion(browser);
  const save = (address = entry) => browser.fetch(address, { method: 'PUT', body: '{}' });
  const publish = (address = entry) =>
    browser.fetch(`${address}/actions/publish`, { method: 'POST', body: '{}' });
  return { browser, said, save, publish };
}

function entryOf(updatedAt: string): Response {
  return Response.json({ data: { updatedAt } });
}

it('says with a save and a publish from which version the form was filled in', async () => {
  const { browser, said, save, publish } = browserOf(() => entryOf(first));
  await browser.fetch(entry);
  await save();
  await publish();
  expect(said).toEqual([null, first, first]);
});

it('says the version that its own save has made, before the entry is read again', async () => {
  const { browser, said, save, publish } = browserOf((_, init) =>
    init ? new Response('{}', { headers: { 'Draft-Version': second } }) : entryOf(first),
  );
  await browser.fetch(entry);
  await save();
  await publish();
  expect(said).toEqual([null, first, second]);
});

it('says the same version again after a refusal', async () => {
  const { browser, said, save } = browserOf((_, init) =>
    init
      ? new Response('{}', { status: 400, headers: { 'Draft-Version': second } })
      : entryOf(first),
  );
  await browser.fetch(entry);
  await save();
  await save();
  expect(said).toEqual([null, first, first]);
});

it('keeps what the request says beside it', async () => {
  const sent: RequestInit[] = [];
  const { browser } = browserOf((_, init) => {
    sent.push(init ?? {});
    return entryOf(first);
  });
  await browser.fetch(entry);
  await browser.fetch(entry, { method: 'PUT', body: '{"a":1}', headers: { Authorization: 'x' } });
  expect(sent[1]).toMatchObject({ method: 'PUT', body: '{"a":1}' });
  expect(new Headers(sent[1]?.headers).get('Authorization')).toBe('x');
});

it('does not take the published version, another entry or a count for the draft', async () => {
  const { browser, said, save } = browserOf((address) =>
    entryOf(address === entry ? first : second),
  );
  await browser.fetch(entry);
  await browser.fetch(`${entry}?status=published`);
  await browser.fetch(`${list}/other`);
  await browser.fetch(`${entry}/actions/countDraftRelations`);
  await browser.fetch(`${list}/actions/bulkPublish`, { method: 'POST' });
  await save();
  expect(said).toEqual([null, null, null, null, null, first]);
});

it('knows the single types by their names', async () => {
  const settings =
    'http://cms.example/content-manager/single-types/api::site-settings.site-settings';
  const { browser, said, save, publish } = browserOf(() => entryOf(first));
  await browser.fetch(settings);
  await save(settings);
  await publish(settings);
  expect(said).toEqual([null, first, first]);
});
