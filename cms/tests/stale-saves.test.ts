import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms, type Answer, type Role } from './running-cms';

interface Entry {
  data: { documentId: string; updatedAt: string; summary?: string; strapline?: string };
  error?: { name: string; message: string; details: { errors?: { path: string[] }[] } };
}

/** What an edit screen of the admin holds: the form as it was read, and the version of it. */
interface Screen {
  version: string;
  save(fields: object): Promise<Answer<Entry>>;
  publish(fields: object): Promise<Answer<Entry>>;
}

const uid = 'api::publication.publication';
const publications = `/content-manager/collection-types/${uid}`;
const withName = { summary: 'It names Jo Bloggs.' };
const redacted = { summary: 'It names nobody.' };
const whatToDo = 'Nothing was saved. Copy what you typed, load the page again, and put it in.';

let cms: RunningCms;
let typeId: string;
let made = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  typeId = type.documentId;
});

afterAll(() => cms.stop());

/** As the admin does: it reads the entry, then says with each change which version it has. */
async function open(role: Role, address: string): Promise<Screen> {
  const read = await cms.as<Entry>(role, address);
  expect(read.status, read.text).toBe(200);
  const screen: Screen = {
    version: read.body.data.updatedAt,
    save: (fields) => change('PUT', address, fields),
    publish: (fields) => change('POST', `${address}/actions/publish`, fields),
  };
  async function change(method: string, to: string, json: object): Promise<Answer<Entry>> {
    const headers = { 'Draft-Version': screen.version };
    const answer = await cms.as<Entry>(role, to, { method, json, headers });
    if (answer.status === 200) screen.version = answer.headers.get('Draft-Version') ?? '';
    return answer;
  }
  return screen;
}

/** The address of a publication that is on the site, with a name in it. */
async function published(): Promise<string> {
  made += 1;
  const answer = await cms.as<Entry>('Approver', `${publications}/actions/publish`, {
    json: {
      title: `Review ${made}`,
      slug: `review-${made}`,
      kind: 'Report',
      language: 'English',
      types: { connect: [{ documentId: typeId }] },
      ...withName,
    },
  });
  expect(answer.status, answer.text).toBe(200);
  return `${publications}/${answer.body.data.documentId}`;
}

async function summaryOf(address: string, status: 'draft' | 'published'): Promise<unknown> {
  return (await cms.as<Entry>('Approver', `${address}?status=${status}`)).body.data.summary;
}

function expectRefused(answer: Answer<Entry>, why: RegExp, field = 'title'): void {
  expect(answer.status, answer.text).toBe(400);
  expect(answer.body.error?.name).toBe('ValidationError');
  expect(answer.body.error?.message).toMatch(why);
  expect(answer.body.error?.message).toContain(whatToDo);
  expect(answer.body.error?.details.errors?.map(({ path }) => path)).toEqual([[field]]);
  expect(answer.headers.get('Draft-Version')).toBeNull();
}

function expectDone(answer: Answer<Entry>): void {
  expect(answer.status, answer.text).toBe(200);
}

const byApprover = /^Approver changed this at \d\d:\d\d while you had it open\. /;

describe('a screen that was open while a colleague took a name out', () => {
  it('cannot publish the name again', async () => {
    const address = await published();
    const stale = await open('Administrator', address);
    const colleague = await open('Approver', address);
    expectDone(await colleague.publish(redacted));
    expectRefused(await stale.publish(withName), byApprover);
    expect(await summaryOf(address, 'published')).toBe(redacted.summary);
    expect(await summaryOf(address, 'draft')).toBe(redacted.summary);
  });

  it('cannot save it into the draft, nor publish it before the colleague does', async () => {
    const address = await published();
    const stale = await open('Administrator', address);
    expectDone(await (await open('Approver', address)).save(redacted));
    expectRefused(await stale.save(withName), byApprover);
    expectRefused(await stale.publish(withName), byApprover);
    expect(await summaryOf(address, 'draft')).toBe(redacted.summary);
  });

  it('is refused as often as it asks, until it has read the entry again', async () => {
    const address = await published();
    const stale = await open('Administrator', address);
    expectDone(await (await open('Approver', address)).save(redacted));
    expectRefused(await stale.save(withName), byApprover);
    expectRefused(await stale.save(withName), byApprover);
    expectDone(await (await open('Administrator', address)).save({ summary: 'Put in again.' }));
  });

  it('is told before any fault of what it typed, which may be mended already', async () => {
    const address = await published();
    const stale = await open('Administrator', address);
    expectDone(await (await open('Approver', address)).save(redacted));
    expectRefused(await stale.save({ ...withName, slug: 'documents' }), byApprover);
  });

  it('is told so when the change was its own, from another window', async () => {
    const address = await published();
    const stale = await open('Approver', address);
    expectDone(await (await open('Approver', address)).save(redacted));
    expectRefused(await stale.save(withName), /^You changed this at \d\d:\d\d in another tab or /);
  });

  it('is told when the change was made without a screen', async () => {
    const address = await published();
    const stale = await open('Administrator', address);
    const call = { method: 'PUT', json: redacted };
    expectDone(await cms.as<Entry>('Author', address, call));
    expectRefused(await stale.publish(withName), /^Author changed this at /);
  });

  it('cannot bring back a draft that a colleague has discarded', async () => {
    const address = await published();
    expectDone(await (await open('Approver', address)).save({ summary: 'Not for readers.' }));
    const stale = await open('Administrator', address);
    const discard = { method: 'POST', json: {} };
    expectDone(await cms.as<Entry>('Approver', `${address}/actions/discard`, discard));
    expectRefused(
      await stale.publish({ summary: 'Not for readers.' }),
      /^The changes to this were thrown away while you had it open\. /,
    );
    expect(await summaryOf(address, 'published')).toBe(withName.summary);
  });

  it('is refused when the version that it names is no time', async () => {
    const screen = await open('Approver', await published());
    screen.version = 'newest';
    expect((await screen.save(redacted)).status).toBe(400);
  });
});

it('of two screens that save at once, one is refused', async () => {
  const address = await published();
  const screens = [await open('Approver', address), await open('Administrator', address)];
  const answers = await Promise.all(screens.map((screen) => screen.save(redacted)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

it('of two screens that publish at once, one is refused', async () => {
  const address = await published();
  const screens = [await open('Approver', address), await open('Administrator', address)];
  const answers = await Promise.all(screens.map((screen) => screen.publish(redacted)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

describe('one screen alone is never refused', () => {
  it('whatever order it saves and publishes in', async () => {
    const screen = await open('Approver', await published());
    for (const act of ['save', 'save', 'publish', 'publish', 'save', 'publish', 'save'] as const) {
      expectDone(await screen[act]({ summary: `After “${act}”.` }));
    }
  });

  it('when the first publish notes its day in the draft', async () => {
    const json = { title: 'New', slug: 'new', kind: 'Report', language: 'English', ...redacted };
    const types = { connect: [{ documentId: typeId }] };
    const draft = await cms.as<Entry>('Approver', publications, { json: { ...json, types } });
    const screen = await open('Approver', `${publications}/${draft.body.data.documentId}`);
    expectDone(await screen.publish({ summary: 'First.' }));
    expectDone(await screen.publish({ summary: 'Second.' }));
  });

  it('when it reads the entry again after each change', async () => {
    const address = await published();
    expectDone(await (await open('Approver', address)).publish(redacted));
    expectDone(await (await open('Approver', address)).save(withName));
    const discard = { method: 'POST', json: {} };
    expectDone(await cms.as<Entry>('Approver', `${address}/actions/discard`, discard));
    expectDone(await (await open('Approver', address)).publish(redacted));
    const unpublish = { method: 'POST', json: {} };
    expectDone(await cms.as<Entry>('Approver', `${address}/actions/unpublish`, unpublish));
    expectDone(await (await open('Approver', address)).publish(redacted));
  });

  it('when others come and go through the list: bulk publishing changes no draft', async () => {
    const address = await published();
    const screen = await open('Approver', address);
    expectDone(await screen.save(redacted));
    const documentIds = [address.split('/').at(-1)];
    const bulk = await cms.as('Administrator', `${publications}/actions/bulkPublish`, {
      json: { documentIds },
    });
    expect(bulk.status, bulk.text).toBe(200);
    expectDone(await screen.publish(redacted));
  });
});

it('who names no version is asked for none: bulk publishing, and the calls of programs', async () => {
  const address = await published();
  expectDone(await (await open('Author', address)).save(redacted));
  const documentIds = [address.split('/').at(-1)];
  const headers = { 'Draft-Version': '2001-01-01T00:00:00.000Z' };
  const bulk = await cms.as('Approver', `${publications}/actions/bulkPublish`, {
    json: { documentIds },
    headers,
  });
  expect(bulk.status, bulk.text).toBe(200);
  expect(await summaryOf(address, 'published')).toBe(redacted.summary);
  expectDone(await cms.as<Entry>('Author', address, { method: 'PUT', json: withName }));
});

it('a type without drafts is guarded likewise', async () => {
  const redirects = '/content-manager/collection-types/api::redirect.redirect';
  const json = { from: '/old-place', to: '/' };
  const { body } = await cms.as<Entry>('Approver', redirects, { json });
  const address = `${redirects}/${body.data.documentId}`;
  const stale = await open('Administrator', address);
  const colleague = await open('Approver', address);
  expectDone(await colleague.save({ from: '/older-place' }));
  expectDone(await colleague.save({ from: '/oldest-place' }));
  expectRefused(await stale.save({ from: '/old-place' }), byApprover, 'from');
});

it('the settings of the site are guarded likewise', async () => {
  const address = '/content-manager/single-types/api::site-settings.site-settings';
  const made = await cms.as<Entry>('Approver', address, {
    method: 'PUT',
    json: { strapline: 'First' },
  });
  expectDone(made);
  const stale = await open('Administrator', address);
  const colleague = await open('Approver', address);
  expectDone(await colleague.save({ strapline: 'Second' }));
  expectDone(await colleague.save({ strapline: 'Third' }));
  expectRefused(await stale.save({ strapline: 'First' }), byApprover, 'partnershipName');
  const now = await cms.as<Entry>('Approver', address);
  expect(now.body.data.strapline).toBe('Third');
});
