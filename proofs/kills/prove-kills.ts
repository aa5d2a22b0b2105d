import { beforeAll, describe, expect, it } from 'vitest';
import { largePdf } from '../downloads/large-pdf.ts';
import { ask } from '../doors/ask.ts';
import { documentAddresses, pageOf } from '../doors/door.ts';
import type { Item } from '../doors/item.ts';
import { makeDraft } from '../doors/make-item.ts';
import { withdraw } from '../doors/take-off.ts';
import { type World, worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { isFull } from '../settings.ts';
import {
  after,
  atRandom,
  killDuring,
  type Moment,
  uploadMoments,
  withdrawalMoments,
} from './moments.ts';
import { faultsOnDisk, namesIn } from './sound-store.ts';

/** How often the CMS is killed in the middle of each kind of work. */
const rounds = isFull ? 20 : 1;

const longestMs = 60_000 + rounds * 45_000;

/** The site looks for the CMS at least each 5 seconds while that is away. */
const siteNoticesMs = 15_000;

/** Kills the CMS as a power cut would, in the middle of what must be done wholly or not at all. */
export function proveKills(run: Run): void {
  describe('killing the CMS', { timeout: longestMs }, () => {
    let world: World;
    const durations: Record<string, number> = {};

    beforeAll(async () => {
      world = await worldOf(run.product);
      const item = await makeDraft(run.product, world, 'publication');
      durations['upload'] = await timeOf(() => upload(run));
      durations['publish'] = await timeOf(() => publish(run, item));
      await until('the site shows it', async () => (await statusesOf(run, item))[0] === 200);
      durations['withdrawal'] = await timeOf(() =>
        withdraw(run.product, item, { leavesNotice: true }),
      );
    });

    it(`in the middle of an upload leaves no half file (${rounds} times)`, async () => {
      const moments = momentsOf(uploadMoments(run.product), durations['upload']);
      for (const moment of moments) {
        const { hasAnswered } = await killDuring(run.product, () => upload(run), moment);
        await run.product.startCms();
        expect(await faultsOnDisk(run.product), moment.name).toEqual([]);
        if (hasAnswered) continue;
        await upload(run);
      }
      keep('upload', moments);
    });

    it(`in the middle of publishing leaves all of it or nothing (${rounds} times)`, async () => {
      const moments = momentsOf([after(0.5, durations['publish'] ?? 0)], durations['publish']);
      let wholly = 0;
      for (const moment of moments) {
        const item = await makeDraft(run.product, world, 'publication');
        const before = await revisionOf(run);
        const { hasAnswered } = await killDuring(run.product, () => publish(run, item), moment);
        await run.product.startCms();
        expect(await faultsOnDisk(run.product), moment.name).toEqual([]);
        const isPublished = await isInList(run, item);
        if (hasAnswered) expect(isPublished, `${moment.name}: it was answered`).toBe(true);
        expect((await revisionOf(run)) > before, 'the revision tells of it').toBe(isPublished);
        await expectAll(run, item, isPublished ? 200 : 404);
        if (isPublished) wholly += 1;
        else await publish(run, item);
      }
      keep('publish', moments, `${wholly} were published, ${rounds - wholly} not`);
    });

    it(`in the middle of a withdrawal loses none that was answered or written down (${rounds} times)`, async () => {
      const moments = momentsOf(withdrawalMoments(run.product), durations['withdrawal']);
      let withdrawn = 0;
      for (const [at, moment] of moments.entries()) {
        const leavesNotice = at % 2 === 0;
        const item = await makeDraft(run.product, world, 'publication');
        await publish(run, item);
        await expectAll(run, item, 200);
        const known = new Set(tombstones());
        const { hasAnswered } = await killDuring(
          run.product,
          () => withdraw(run.product, item, { leavesNotice }),
          moment,
        );
        const isWritten = tombstones().some((name) => !known.has(name));
        await run.product.startCms();
        expect(await faultsOnDisk(run.product), moment.name).toEqual([]);
        const isPublic = await isInList(run, item);
        if (hasAnswered || isWritten) expect(isPublic, moment.name).toBe(false);
        await expectAll(run, item, isPublic ? 200 : leavesNotice ? 410 : 404);
        if (!isPublic) withdrawn += 1;
      }
      keep('withdrawal', moments, `${withdrawn} were withdrawn, ${rounds - withdrawn} not begun`);
    });

    const tombstones = () =>
      namesIn(run.product.withdrawalsDir).filter((name) => name.endsWith('.json'));

    const keep = (work: string, moments: Moment[], result = 'no half file, nothing lost') => {
      const names = [...new Set(moments.map(({ name }) => name))].join(', ');
      run.keep('Kills', `${rounds} in the middle of: ${work}`, `${result}; moments: ${names}`);
    };
  });
}

/** Each chosen moment first, then quarters of the time, then at random. */
function momentsOf(chosen: Moment[], workMs = 0): Moment[] {
  const quarters = [0, 0.25, 0.75, 1].map((share) => after(share, workMs));
  const all = isFull ? [...chosen, ...chosen, ...quarters] : chosen;
  return Array.from({ length: rounds }, (_, at) => all[at] ?? atRandom(workMs));
}

async function upload({ product }: Run): Promise<void> {
  const bytes = new Uint8Array(largePdf(20 * 1024 * 1024));
  await product.author.store('killed.pdf', new Blob([bytes], { type: 'application/pdf' }));
}

function publish({ product }: Run, item: Item): Promise<void> {
  return product.approver.publish(item.kind, item);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function revisionOf({ product }: Run): Promise<number> {
  const { body } = await ask(product, { to: 'cms', path: '/api/published/revision' });
  return (JSON.parse(body) as { revision: number }).revision;
}

async function isInList({ product }: Run, item: Item): Promise<boolean> {
  const { body } = await ask(product, { to: 'cms', path: '/api/published/publications' });
  return body.includes(item.documentId);
}

/** The page and each document answer the same, through the site and past it. */
async function expectAll(run: Run, item: Item, status: number): Promise<void> {
  await until(
    `everything of the item answers ${status}`,
    async () => (await statusesOf(run, item)).every((one) => one === status),
    siteNoticesMs,
  );
}

async function statusesOf({ product }: Run, item: Item): Promise<number[]> {
  const requests = [
    { to: 'site' as const, path: pageOf(item) },
    ...documentAddresses(item).map((path) => ({ to: 'site' as const, path })),
    ...item.documents.map(({ publicId }) => ({
      to: 'cms' as const,
      path: `/api/published/documents/${publicId}`,
    })),
  ];
  return Promise.all(requests.map(async (request) => (await ask(product, request)).status));
}
