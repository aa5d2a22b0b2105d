import { describe, expect, it } from 'vitest';
import type { Entry, ReadEntries } from '../readable-entries';
import { needsAttention } from './needs-attention';

/** A CMS in which so many entries have every fault. */
function faulty(number: number): ReadEntries {
  const entries: Entry[] = Array.from({ length: number }, (_, at) => ({
    documentId: `entry${at}.`,
    updatedAt: '2026-01-01T00:00:00.000Z',
  }));
  return (_kind, { limit }) => Promise.resolve(entries.slice(0, limit));
}

async function itemOf(id: string, number: number) {
  const items = await needsAttention(
    faulty(number),
    { withdrawn: [], held: [], reviewsDue: [] },
    new Date(),
  );
  return items.find((item) => item.id === id);
}

describe('what needs attention', () => {
  it('has a list of all while those fit into one', async () => {
    const item = await itemOf('no-type', 100);
    expect(item).toMatchObject({ count: 100, mayBeMore: false, listed: null });
    expect(item?.path).toContain('entry99.');
  });

  it('says that the list shows the first where there are more', async () => {
    const item = await itemOf('no-type', 250);
    expect(item).toMatchObject({ count: 250, mayBeMore: false, listed: 100 });
    expect(item?.path).not.toContain('entry100.');
  });

  it('says that there may be more than it has looked at', async () => {
    expect(await itemOf('no-type', 5000)).toMatchObject({ count: 1000, mayBeMore: true });
  });

  it('leads to all publications without a theme, however many they are', async () => {
    const item = await itemOf('no-theme', 250);
    expect(item).toMatchObject({ count: 250, listed: null });
    expect(item?.path).toMatch(/publication\?page=1&filters\[\$and\]\[0\]\[themes\]\[name\]/);
  });
});
