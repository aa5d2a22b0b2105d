import { describe, expect, it } from 'vitest';
import { worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { refusalWords } from '../../cms/src/admin/brand/refusal-words.ts';
import { CmsRefusal } from '../../scripts/run/admin-for-tests.ts';
import { isFull } from '../settings.ts';
import { download } from './download.ts';
import { largePdf, sha256Of } from './large-pdf.ts';
import { canMeasure, idleBytes, megabytes, watchMemory } from './memory.ts';

const megabyte = 1024 * 1024;

/** The issue asks for 200 downloads of 50 MB at once. */
const { readers, size } = isFull
  ? { readers: 200, size: 50 * megabyte }
  : { readers: 40, size: 10 * megabyte };

/** Of the CMS, as the issue asks; the site copies each piece once more on its way. */
const mostGrowth = { cms: 100 * megabyte, site: 200 * megabyte };

/** MAX_UPLOAD_MB, as it is when nothing sets it. */
const largestUpload = 100 * megabyte;
const mostGrowthOfUpload = 150 * megabyte;

/** Memory while large files go out and come in. */
export function proveDownloads(run: Run): void {
  describe.runIf(canMeasure)('large files', { timeout: 600_000 }, () => {
    it(`go out to ${readers} readers at once without being held in memory`, async () => {
      const { product } = run;
      const bytes = largePdf(size);
      const sha256 = sha256Of(bytes);
      const address = await publishDocument(run, bytes);
      const idle = await freshAndIdle(run, address);
      const [cms, site] = [product.pidOf('cms'), product.pidOf('site')];
      const watched = { cms: watchMemory(cms), site: watchMemory(site) };
      const began = performance.now();
      const answers = await Promise.all(Array.from({ length: readers }, () => download(address)));
      const seconds = (performance.now() - began) / 1000;
      const most = { cms: watched.cms.stop(), site: watched.site.stop() };

      expect(answers.filter((one) => one.status !== 200 || one.sha256 !== sha256)).toEqual([]);
      const what = `${readers} downloads of ${megabytes(size)} at once`;
      run.keep('Downloads', `${what}: time`, `${seconds.toFixed(1)} s, every hash right`);
      for (const app of ['cms', 'site'] as const) {
        const growth = `${megabytes(idle[app])} idle, at most ${megabytes(most[app])}: + ${megabytes(most[app] - idle[app])}`;
        run.keep('Downloads', `${what}: memory of the ${app}`, growth);
      }
      expect(most.cms - idle.cms).toBeLessThan(mostGrowth.cms);
      expect(most.site - idle.site).toBeLessThan(mostGrowth.site);
    });

    it('of the largest size allowed come in, without being held in memory', async () => {
      const { product } = run;
      const file = new Blob([new Uint8Array(largePdf(largestUpload))], { type: 'application/pdf' });
      const { cms: idle } = await freshAndIdle(run, `${product.siteUrl}/feed.atom`);
      const pid = product.pidOf('cms');
      const watched = watchMemory(pid);
      const stored = await product.author.store('the-largest.pdf', file);
      const growth = watched.stop() - idle;
      expect(stored.ext).toBe('.pdf');
      run.keep('Downloads', 'an upload of 100 MB: memory of the cms', `+ ${megabytes(growth)}`);
      expect(growth).toBeLessThan(mostGrowthOfUpload);
    });

    it('one byte larger than that are refused in plain words', async () => {
      const bytes = new Uint8Array(largePdf(largestUpload + 1));
      const refusal = await run.product.author
        .store('too-large.pdf', new Blob([bytes], { type: 'application/pdf' }))
        .then(
          () => undefined,
          (error: unknown) => error as CmsRefusal,
        );
      expect(refusal).toBeInstanceOf(CmsRefusal);
      expect(refusal?.status).toBe(413);
      const { message } = (JSON.parse(refusal?.body ?? '') as { error: { message: string } }).error;
      // The admin looks up what it says by the message of the answer.
      const words = refusalWords[`apiError.${message}`] ?? '';
      expect(words).toMatch(/too large.*Save it in a smaller size/);
      run.keep(
        'Downloads',
        'an upload of 100 MB and one byte',
        `413, and the admin says: “${words}”`,
      );
    });
  });
}

/**
 * Starts both again, so that nothing that was done before has widened them, and warms them up.
 *
 * @returns what each holds while it has nothing to do, in bytes
 */
async function freshAndIdle({ product }: Run, address: string) {
  await product.stopSite();
  await product.stopCms();
  await product.startCms();
  await product.startSite();
  for (let time = 0; time < 5; time += 1) await download(address);
  const [cms, site] = await Promise.all([
    idleBytes(product.pidOf('cms')),
    idleBytes(product.pidOf('site')),
  ]);
  return { cms, site };
}

/** @returns the public address of the only document of a new publication */
async function publishDocument(run: Run, bytes: Buffer): Promise<string> {
  const { author, approver, siteUrl } = run.product;
  const { typeId } = await worldOf(run.product);
  const content = new Blob([new Uint8Array(bytes)], { type: 'application/pdf' });
  const file = await author.store('large.pdf', content);
  const entry = await author.create('publication', {
    title: 'A large report',
    slug: 'a-large-report',
    kind: 'Report',
    language: 'English',
    summary: 'Its document is large.',
    types: { connect: [{ documentId: typeId }] },
    documents: [{ title: 'The report', file: file.id, language: 'English', isAccessible: true }],
  });
  await approver.publish('publication', entry);
  const stored = await approver.read('publication', entry);
  const [document] = stored['documents'] as { publicId: string }[];
  const address = `${siteUrl}/documents/${document?.publicId}/the-report.pdf`;
  await until('the site has the document', async () => {
    const answer = await fetch(address, { method: 'HEAD' });
    return answer.status === 200;
  });
  return address;
}
