import { describe, expect, it } from 'vitest';
import type { Entry, ReadEntries } from '../readable-entries';
import { mostLookedAt, myDrafts } from './my-drafts';

/** So many drafts of publications, none of them ever published but the oldest ones. */
function drafts(count: number, published = 0): ReadEntries {
  const all = Array.from({ length: count }, (_, index): Entry => {
    const updatedAt = new Date(Date.UTC(2026, 0, 1) - index * 1000).toISOString();
    return { documentId: `d${index}`, title: `Draft ${index}`, updatedAt };
  });
  return async ({ uid }, { status, limit }) => {
    if (uid !== 'api::publication.publication') return [];
    return status === 'draft' ? all.slice(0, limit) : all.slice(count - published);
  };
}

const countOf = async (read: ReadEntries) => (await myDrafts(read, 7)).counts[0];

describe('drafts of one person', () => {
  it('are all in the list while it can show them', async () => {
    expect(await countOf(drafts(100))).toMatchObject({ count: 100, mayBeMore: false, cut: null });
  });

  it('are in a list of the newest ones, with the way to all, when they are more', async () => {
    const count = await countOf(drafts(101));
    expect(count).toMatchObject({ count: 101, mayBeMore: false, cut: { listed: 100 } });
    expect(count?.path).toContain('=d99');
    expect(count?.path).not.toContain('=d100');
    expect(count?.cut?.pathOfAll).toContain('[updatedBy][id][$eq]=7');
  });

  it('may be more than were looked at', async () => {
    const count = await countOf(drafts(mostLookedAt + 50, mostLookedAt + 20));
    expect(count).toMatchObject({ count: 30, mayBeMore: true, cut: { listed: 30 } });
  });
});
