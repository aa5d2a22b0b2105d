import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntryId } from '../scripts/run/admin-for-tests.ts';
import { pdfWithPages } from '../cms/tests/sample-files.ts';
import { type Asked, startReaders } from './arrangement/readers.ts';
import { proveSiteFaults } from './arrangement/prove-site-faults.ts';
import { type Arrangement, startArrangement } from './arrangement/start-arrangement.ts';
import { newWord } from './doors/item.ts';
import { withdraw } from './doors/take-off.ts';
import { keepFigures } from './running/figures.ts';
import { until } from './running/until.ts';
import { isFull } from './settings.ts';

/** The issue asks for 100 publishes. */
const publishes = isFull ? 100 : 8;

/** What fails the proof on the slowest machine; whether the goals are met stands in the figures. */
const latestMs = 20_000;

const keep = keepFigures('PostgreSQL, two machines');

let product: Arrangement;
/** Public from the first test on; nothing takes them off. */
let publication: EntryId & { slug: string };
let documentPath: string;
let word: string;

beforeAll(async () => {
  product = await startArrangement();
});
afterAll(() => product?.stop());

const pageOf = (slug: string) => `/learning-reviews/publications/${slug}`;
const addresses = (path: string) =>
  [product.siteUrl, ...product.machines.map((one) => one.addresses.site)].map((url) => url + path);
const statusesOf = (urls: readonly string[]) =>
  Promise.all(urls.map(async (url) => (await fetch(url, { redirect: 'manual' })).status));

/** Waits until an address answers so at the proxy and at both sites. @returns milliseconds */
async function untilEverywhere(path: string, isSo: (status: number, body: string) => boolean) {
  const took = await Promise.all(
    addresses(path).map((address) =>
      until(
        `${address} is as it should be`,
        async () => {
          const answer = await fetch(address, { redirect: 'manual' });
          return isSo(answer.status, await answer.text());
        },
        latestMs,
      ),
    ),
  );
  return Math.max(...took);
}

/** A publication with a document, written by an author and published by an approver. */
async function publishNew() {
  const { author, approver } = product;
  const slug = `a-case-${newWord()}`;
  const type = await author.find('review-type', 'safeguarding-adult-reviews');
  const bytes = new Uint8Array(pdfWithPages(1, newWord()));
  const file = await author.store('a.pdf', new Blob([bytes], { type: 'application/pdf' }));
  const entry = await author.create('publication', {
    title: `A case ${slug}`,
    slug,
    kind: 'Report',
    language: 'English',
    summary: 'For the proofs.',
    types: { connect: [{ documentId: type.documentId }] },
    documents: [{ title: 'The report', file: file.id, language: 'English', isAccessible: true }],
  });
  await approver.publish('publication', entry);
  const [document] = (await approver.read('publication', entry))['documents'] as {
    publicId: string;
  }[];
  const id = document?.publicId ?? '';
  await untilEverywhere(pageOf(slug), (status) => status === 200);
  return { documentId: entry.documentId, slug, id, path: `/documents/${id}/the-report.pdf` };
}

/** What readers ask for while something happens to the machines. */
const asked = (): Asked[] => [
  { address: product.siteUrl + pageOf(publication.slug), status: 200, holds: word },
  { address: `${product.siteUrl}/learning-reviews`, status: 200 },
  { address: `${product.siteUrl}${documentPath}`, status: 200, holds: '%PDF-' },
  { address: `${product.siteUrl}/learning-reviews/publications?type=${newWord()}`, status: 200 },
  { address: `${product.siteUrl}/nothing/${newWord()}`, status: 404 },
];

it('shows at both sites what is published at either CMS', async () => {
  const published = await publishNew();
  publication = published;
  documentPath = published.path;
  const took: number[] = [];
  for (let number = 0; number < publishes; number += 1) {
    word = newWord();
    await product.approver.update('publication', publication, { title: `A case ${word}` });
    // At any moment between two looks of the sites.
    await pause(500 * Math.random());
    await product.approver.publish('publication', publication);
    took.push(await untilEverywhere(pageOf(publication.slug), (_, body) => body.includes(word)));
  }
  const at = (part: number) => took.toSorted((a, b) => a - b)[Math.floor(took.length * part)];
  const result = `median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, at most ${Math.max(...took)} ms`;
  keep(
    'Two machines',
    `${publishes} publishes, from the CMS’s answer until both sites show it`,
    result,
  );
}, 600_000);

it('serves a document, which lies in the store, at both sites and both CMSs', async () => {
  const cmses = product.machines.map(({ addresses: { cms } }) => cms);
  const id = documentPath.split('/')[2];
  const all = [
    ...addresses(documentPath),
    ...cmses.map((cms) => `${cms}/api/published/documents/${id}`),
  ];
  expect(await statusesOf(all)).toEqual(all.map(() => 200));
  expect((await product.store.keys()).length).toBeGreaterThan(0);
});

it('shows nowhere what was withdrawn, nor its document', async () => {
  const item = { ...(await publishNew()), kind: 'publication' as const };
  expect(await statusesOf(addresses(item.path))).toEqual([200, 200, 200]);
  await withdraw(product, item, { leavesNotice: false });
  const took = await untilEverywhere(pageOf(item.slug), (status) => status === 404);
  await untilEverywhere(item.path, (status) => status === 404);
  const cmses = product.machines.map(({ addresses: { cms } }) => cms);
  const documents = cmses.map((cms) => `${cms}/api/published/documents/${item.id}`);
  expect(await statusesOf(documents)).toEqual([404, 404]);
  keep('Two machines', 'a withdrawal, until both sites show nothing', `${took} ms`);
});

it('fails no reader when either site is killed', async () => {
  const readers = startReaders(asked());
  for (const machine of product.machines) {
    await pause(500);
    await machine.kill('site');
    await pause(1_500);
    await machine.start('site');
  }
  const { right, wrong } = await readers.stop();
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(100);
  keep('Two machines', 'either site killed (SIGKILL) under load', `${right} answers, none failed`);
});

it('fails no reader when one after the other is stopped and started again', async () => {
  const readers = startReaders(asked());
  for (const app of isFull ? (['site', 'cms'] as const) : (['site'] as const)) {
    for (const machine of product.machines) {
      await machine.stop(app);
      await machine.start(app);
    }
  }
  const { right, wrong } = await readers.stop();
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(100);
  keep('Two machines', 'a rolling restart under load', `${right} answers, none failed`);
}, 300_000);

proveSiteFaults(() => ({
  product,
  asked: asked(),
  page: pageOf(publication.slug),
  word,
  keep,
  async publishAgain() {
    word = newWord();
    await product.approver.update('publication', publication, { title: `A case ${word}` });
    await product.approver.publish('publication', publication);
    return word;
  },
  publishNew: async () => ({ ...(await publishNew()), kind: 'publication' as const }),
}));

it('goes on publishing, and fails no reader, when a CMS is killed', async () => {
  const readers = startReaders(asked());
  await product.machines[0].kill('cms');
  const title = newWord();
  await product.approver.update('publication', publication, { summary: `A summary ${title}` });
  await product.approver.publish('publication', publication);
  await untilEverywhere(pageOf(publication.slug), (_, body) => body.includes(title));
  const { right, wrong } = await readers.stop();
  expect(wrong).toEqual([]);
  keep('Two machines', 'one CMS killed, and a publish', `${right} answers, none failed`);
});
