import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { StoredFile } from '../../scripts/run/admin-for-tests.ts';
import { newWord } from '../doors/item.ts';
import { type World, worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { isFull } from '../settings.ts';
import { hostilePdfs, longPdf } from './busy-pdfs.ts';
import { checkersOf, isAlive } from './checkers.ts';

const pages = isFull ? 300 : 120;
/** A check may be begun three times, of which each may take as long as a file of this length may. */
const longestMs = 600_000;
/** The goal; on a machine that CI shares with others it is only written down. */
const slowestAnswerMs = isFull ? 1_000 : 30_000;

/** What is killed in the middle of a check was not checked; what is hostile holds up nobody. */
export function proveChecks(run: Run): void {
  describe('checking documents', { timeout: longestMs }, () => {
    it('goes on after its process was killed, and nothing goes out before', async () => {
      const { file, draft } = await uploadedAndBegun(run);
      const [checker = 0] = await checkersOf(run.product.pidOf('cms'));
      process.kill(checker, 'SIGKILL');
      await expect(publish(run, draft)).rejects.toThrow('is not checked yet');
      await until('it is checked', () => isChecked(run, file), longestMs);
      await publish(run, draft);
    });

    it('goes on after the CMS was killed, and nothing goes out before', async () => {
      const { file, draft } = await uploadedAndBegun(run);
      const checkers = await checkersOf(run.product.pidOf('cms'));
      await run.product.killCms();
      await until('no checker is left', async () => !checkers.some(isAlive), 30_000);
      await run.product.startCms();
      await expect(publish(run, draft)).rejects.toThrow('is not checked yet');
      await until('it is checked', () => isChecked(run, file), longestMs);
      await publish(run, draft);
    });

    it('of hostile files keeps nobody waiting, and none of them passes', async () => {
      const world = await worldOf(run.product);
      // The last of them is ended by the time that it may take, which is long. All are made before
      // anything is timed: this process, which times the answers, is busy for seconds with it.
      const hostile = Object.entries(hostilePdfs)
        .slice(0, isFull ? undefined : -1)
        .map(([what, make]) => ({ what, bytes: make() }));
      const watch = watchAnswers(`${run.product.cmsUrl}/healthz`);
      for (const { what, bytes } of hostile) {
        const file = await upload(run, bytes);
        const draft = await draftWith(run, world, file);
        await until(`${what} is looked at`, () => isChecked(run, file), longestMs);
        await expect(publish(run, draft), what).rejects.toThrow('could not be checked');
      }
      const slowest = await watch.stop();
      const what = `${hostile.length} hostile files: slowest answer of the CMS`;
      run.keep('Checks', what, `${Math.round(slowest)} ms`);
      expect(slowest).toBeLessThan(slowestAnswerMs);
    });
  });
}

/** A draft with a long file, of which the check is under way. */
async function uploadedAndBegun(run: Run) {
  const world = await worldOf(run.product);
  const file = await upload(run, longPdf(pages));
  const isBegun = async () => (await checkersOf(run.product.pidOf('cms'))).length > 0;
  await until('its check has begun', isBegun, 60_000);
  return { file, draft: await draftWith(run, world, file) };
}

async function upload({ product }: Run, bytes: Buffer): Promise<StoredFile> {
  const form = new FormData();
  const content = new Blob([new Uint8Array(bytes)], { type: 'application/pdf' });
  form.append('files', content, 'report.pdf');
  const [file] = await product.author.call<StoredFile[]>('POST', '/upload', form);
  if (!file) throw new Error('The CMS stored nothing.');
  return file;
}

function draftWith({ product }: Run, { typeId }: World, file: StoredFile) {
  const word = newWord();
  return product.author.create('publication', {
    title: `A case ${word}`,
    slug: `a-case-${word}`,
    kind: 'Report',
    summary: 'What was learned.',
    language: 'English',
    types: { connect: [{ documentId: typeId }] },
    documents: [{ title: 'The report', file: file.id, language: 'English', isAccessible: false }],
  });
}

async function isChecked({ product }: Run, { id }: StoredFile): Promise<boolean> {
  const address = `/editor-screens/document-checks/file?id=${id}`;
  const { data } = await product.author.call<{ data: { isChecked: boolean } }>('GET', address);
  return data.isChecked;
}

function publish({ product }: Run, draft: { documentId: string }): Promise<void> {
  return product.approver.publish('publication', draft);
}

/** Asks again and again, and tells the longest time that an answer took, in milliseconds. */
function watchAnswers(address: string) {
  let isWatching = true;
  const watching = (async () => {
    let slowest = 0;
    while (isWatching) {
      const began = performance.now();
      await (await fetch(address)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - began);
      await pause(20);
    }
    return slowest;
  })();
  return {
    stop(): Promise<number> {
      isWatching = false;
      return watching;
    },
  };
}
