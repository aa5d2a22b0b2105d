import childProcess, { type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Answer } from './running-cms';
import { pdfWithPages } from './sample-files';

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterEach(() => vi.restoreAllMocks());
afterAll(() => cms.stop());

describe('the edit screen of a part', () => {
  const address = '/content-manager/components/parts.document/configuration';

  it('is changed by an administrator, and by no one else', async () => {
    const seen = await cms.as<{ data: { component: object } }>('Author', address);
    expect(seen.status).toBe(200);
    const { settings, metadatas, layouts } = seen.body.data.component as Record<string, object>;
    const call = { method: 'PUT', json: { settings, metadatas, layouts } };
    expect((await cms.as('Author', address, call)).status).toBe(403);
    expect((await cms.as('Approver', address, call)).status).toBe(403);
    expect((await cms.as('Administrator', address, call)).status).toBe(200);
    expect((await cms.call(address, call)).status).toBe(401);
  });
});

describe('the entries to check before publishing', () => {
  const uid = 'api::theme.theme';
  const address = `/content-manager/collection-types/${uid}/actions/bulkFindForValidation`;
  let documentIds: string[];

  beforeAll(async () => {
    const writers = await cms.strapi.db.query('admin::user').findMany({ orderBy: 'password' });
    const names = ['A', 'C', 'B'];
    documentIds = [];
    for (const [at, name] of names.entries()) {
      const { documentId } = await createEntry(cms.strapi, uid, { name });
      documentIds.push(documentId);
      await cms.strapi.db.query(uid).updateMany({
        where: { documentId },
        data: { createdBy: writers[at]?.id },
      });
    }
  });

  async function namesBy(sort: unknown): Promise<string> {
    const answer: Answer<{ results: { name: string }[] }> = await cms.as('Approver', address, {
      json: { documentIds, sort },
    });
    expect(answer.status).toBe(200);
    return answer.body.results.map(({ name }) => name).join('');
  }

  it('come in the order of a field of theirs', async () => {
    expect(await namesBy('name:ASC')).toBe('ABC');
    expect(await namesBy('name:desc')).toBe('CBA');
  });

  it.each(
    ['createdBy.password:desc', 'createdBy.password', 'createdBy:desc'].flatMap((sort) => [
      [sort],
      [[sort]],
    ]),
  )('tell nothing by the order %o', async (sort) => {
    expect(await namesBy(sort)).toBe(await namesBy(undefined));
  });

  it('tell nothing by an order that is an object', async () => {
    const sort = { createdBy: { password: 'desc' } };
    expect(await namesBy(sort)).toBe(await namesBy(undefined));
  });
});

describe('documents of a save', () => {
  const address = '/content-manager/collection-types/api::form.form';

  it('are read by two processes at most, each file once', async () => {
    const { started, most } = watchProcesses();
    const files = await Promise.all(
      ['one', 'two', 'three', 'four'].map((text) => uploadPdf(pdfWithPages(1, text))),
    );
    const unreadable = await uploadPdf(Buffer.from('%PDF-1.7\nnothing more\n%%EOF\n'));
    const ids = [...files, unreadable, unreadable, unreadable, unreadable];
    const documents = ids.map((file, at) => ({ title: `Form ${at}`, file, language: 'English' }));
    const answer = await cms.as('Author', address, { json: { title: 'Many', documents } });
    expect(answer.status).toBe(201);
    const { documentId } = (answer.body as { data: { documentId: string } }).data;
    const entry = await cms.strapi
      .documents('api::form.form')
      .findOne({ documentId, populate: ['documents'] });
    const pages = (entry?.['documents'] as { pages: number | null }[]).map((part) => part.pages);
    expect(pages).toEqual([1, 1, 1, 1, null, null, null, null]);
    expect(most()).toBe(2);
    expect(started()).toBe(5);
  });

  it('are 50 at most', async () => {
    const documents = Array.from({ length: 51 }, (_, at) => ({ title: `Form ${at}` }));
    const answer = await cms.as('Author', address, { json: { title: 'Too many', documents } });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('an entry can have 50. Put the others in another entry.');
  });

  async function uploadPdf(bytes: Buffer): Promise<number> {
    const { status, body } = await upload(cms, 'Author', bytes, 'a.pdf', 'application/pdf');
    expect(status).toBe(201);
    return body[0]?.id ?? 0;
  }
});

/** Counts the processes that start, and how many of them run at once. */
function watchProcesses() {
  const { execFile } = childProcess;
  let [started, running, most] = [0, 0, 0];
  vi.spyOn(childProcess, 'execFile').mockImplementation(((...values: never[]) => {
    const child = (execFile as (...given: never[]) => ChildProcess)(...values);
    started += 1;
    running += 1;
    most = Math.max(most, running);
    child.once('exit', () => (running -= 1));
    return child;
  }) as never);
  return { started: () => started, most: () => most };
}

describe('an address that cannot be', () => {
  it.each([
    '/..%2f',
    '/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cx',
    '/%2fetc/passwd',
    '/%',
    '/%ff',
    '/a%00b',
    '/admin/..%2f..%2fx',
    '/media/%ff',
  ])('%s is not found, and nothing is logged', async (address) => {
    const logged = vi.spyOn(cms.strapi.log, 'error');
    const answer = await cms.call(address);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/Malicious|node_modules/);
    expect(logged).not.toHaveBeenCalled();
  });
});
