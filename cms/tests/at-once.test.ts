import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;
const grounds = { reason: 'legal', text: null, leavesNotice: true } as const;

let cms: RunningCms;
let types: string[];
let withdraw: typeof import('../src/withdrawing/withdraw').withdraw;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  ({ withdraw } = cms.built<typeof import('../src/withdrawing/withdraw')>('withdrawing/withdraw'));
});

afterAll(() => cms.stop());

const publishedRows = (documentId: string) =>
  cms.strapi.db.query(uid).count({ where: { documentId, publishedAt: { $notNull: true } } });
const recordsOf = async (documentId: string): Promise<unknown[]> =>
  cms.strapi.db.connection('withdrawals').where({ document_id: documentId }).select();
const tombstones = () => {
  const folder = `${cms.dataDir}-withdrawals`;
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'public').length : 0;
};

describe('at the same time', () => {
  it('several publishes make one published version', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types });
    const publishes = Array.from({ length: 6 }, () =>
      cms.strapi.documents(uid).publish({ documentId }),
    );
    await Promise.all(publishes);
    expect(await publishedRows(documentId)).toBe(1);
  });

  it('several withdrawals are one, and the others hear that it is done', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
    const known = tombstones();
    const done = await Promise.allSettled(
      Array.from({ length: 4 }, () => withdraw(cms.strapi, { uid, documentId }, grounds)),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await recordsOf(documentId)).toHaveLength(1);
    expect(tombstones()).toBe(known + 1);
    expect(await publishedRows(documentId)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])(
    'publishes and a withdrawal leave it withdrawn or never withdrawn (%i)',
    async () => {
      const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
      const publish = () => cms.strapi.documents(uid).publish({ documentId });
      const withdrawal = withdraw(cms.strapi, { uid, documentId }, grounds);
      const [done] = await Promise.allSettled([withdrawal, publish(), publish(), publish()]);
      expect(done.status).toBe('fulfilled');
      expect(await publishedRows(documentId)).toBe(0);
    },
  );
});
