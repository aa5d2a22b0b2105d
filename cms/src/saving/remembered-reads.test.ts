import { expect, it } from 'vitest';
import { forgetReads, readOnce, rememberingReads } from './remembered-reads';

/** Reads something that counts how often it was read. */
function reader() {
  let reads = 0;
  return async () => ({ title: 'A case', reads: (reads += 1) });
}

const draft = ['api::form.form', 'abc', { publishedAt: null }];

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
  const published = [...draft.slice(0, 2), { publishedAt: { $notNull: true } }];
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
