import type { Core } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { forgetReads, forgetReadsWithWrites, readOnce, rememberingReads } from './remembered-reads';

/** Reads something that counts how often it was read. */
function reader() {
  let reads = 0;
  return async () => ({ title: 'A case', reads: (reads += 1) });
}

const draft = { uid: 'api::form.form', documentId: 'abc', isDraft: true };

it('reads a version once while the work goes on, and anew after a write', async () => {
  const read = reader();
  const counts = await rememberingReads(async () => {
    const first = [await readOnce(draft, read), await readOnce(draft, read)];
    forgetReads();
    return [...first, await readOnce(draft, read)].map((entry) => entry?.reads);
  });
  expect(counts).toEqual([1, 1, 2]);
});

it('forgets with a write what was being read as it came', async () => {
  const read = reader();
  const second = await rememberingReads(async () => {
    const reading = readOnce(draft, read);
    forgetReads();
    await reading;
    return readOnce(draft, read);
  });
  expect(second?.reads).toBe(2);
});

it('takes another version of the same entry for something else', async () => {
  const read = reader();
  const published = { ...draft, isDraft: false };
  const counts = await rememberingReads(async () => [
    (await readOnce(draft, read))?.reads,
    (await readOnce(published, read))?.reads,
  ]);
  expect(counts).toEqual([1, 2]);
});

it('gives everybody an object of their own', async () => {
  const read = reader();
  const second = await rememberingReads(async () => {
    const first = await readOnce(draft, read);
    Object.assign(first ?? {}, { title: 'Changed by whoever read it' });
    return readOnce(draft, read);
  });
  expect(second).toEqual({ title: 'A case', reads: 1 });
});

it('remembers nothing elsewhere, and nothing of what failed to be read', async () => {
  const read = reader();
  expect([(await readOnce(draft, read))?.reads, (await readOnce(draft, read))?.reads]).toEqual([
    1, 2,
  ]);
  await rememberingReads(async () => {
    await expect(readOnce(draft, () => Promise.reject(new Error('Locked')))).rejects.toThrow();
    expect(await readOnce(draft, read)).toEqual({ title: 'A case', reads: 3 });
  });
});

describe('with a row that Strapi writes', () => {
  type Write = (event: { model: { uid: string }; result?: object }) => void;
  const writes: Record<string, Write> = {};
  const subscribe = (subscriber: Record<string, Write>) => Object.assign(writes, subscriber);
  const components = { 'parts.document': {} };
  forgetReadsWithWrites({
    components,
    db: { lifecycles: { subscribe } },
  } as unknown as Core.Strapi);

  const model = { uid: 'api::form.form' };
  const published = { ...draft, isDraft: false };
  /** @returns which were read again after it */
  const readAgain = (write: () => void) =>
    rememberingReads(async () => {
      for (const version of [draft, published]) await readOnce(version, reader());
      write();
      const again = async () => ({ isNew: true });
      const versions = { draft, published };
      const found: string[] = [];
      for (const [name, version] of Object.entries(versions)) {
        if ((await readOnce(version, again))?.isNew) found.push(name);
      }
      return found;
    });

  it.each([
    ['a new draft', 'afterCreate', { model, result: { publishedAt: null } }, true],
    ['a draft that is changed', 'afterUpdate', { model, result: { publishedAt: null } }, true],
    ['a part that is changed', 'afterUpdate', { model: { uid: 'parts.document' } }, true],
    ['what goes', 'afterDelete', { model, result: { publishedAt: '2026-11-30' } }, true],
    ['what is published', 'afterCreate', { model, result: { publishedAt: '2026-11-30' } }, false],
  ])('%s: forgets what is published, and the draft where it may differ', async (...given) => {
    const [, name, event, isAll] = given;
    const expected = isAll ? ['draft', 'published'] : ['published'];
    expect(await readAgain(() => writes[name]?.(event))).toEqual(expected);
  });

  it('a new part: forgets nothing, since it belongs to nothing yet', async () => {
    const event = { model: { uid: 'parts.document' }, result: {} };
    expect(await readAgain(() => writes.afterCreate?.(event))).toEqual([]);
  });
});
