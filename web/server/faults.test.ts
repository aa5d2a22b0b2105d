import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { createSnapshot, createStrapiClient, type Snapshot } from 'strapi-content';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publishedContent, type Lists, type Singles } from '../src/content/cms-client.ts';
import { obeyTakeDowns } from '../src/content/obey-take-downs.ts';
import { DocumentCache } from './document-cache/document-cache.ts';
import { gracefulStop } from './graceful-stop.ts';
import { FrontServerFigures } from './metrics/front-server-figures.ts';
import type { AstroHandler } from './rendered-page.ts';
import { smallDisk, type SmallDisk } from './testing/small-disk.ts';
import { sha256Of, startFaultyCms, type Fault, type FaultyCms } from './testing/faulty-cms.ts';
import { startTestSite, type TestSite } from './testing/test-site.ts';

const bytes = Buffer.from('The bytes of a report. '.repeat(500));
const { lists } = examplePublishedSet;
const [example, other] = lists.publications;
const document = { ...example!.documents[0]!, bytes: bytes.length, sha256: sha256Of(bytes) };
const report = { ...example!, documents: [document] };
const publications = [report, ...lists.publications.slice(1)];
const page = addresses.publication(report.slug);
const unknown = addresses.publication('nothing-of-the-kind');

let cms: FaultyCms;
let folder: string;
let file: string;
let snapshot: Snapshot<Lists, Singles>;
let site: TestSite;
let now: number;
let figures: FrontServerFigures;
let disk: SmallDisk | undefined;

beforeEach(async () => {
  now = Date.now();
  folder = await mkdtemp(path.join(tmpdir(), 'faults-test-'));
  file = path.join(folder, 'published.json');
  const set = { ...examplePublishedSet, revision: 5, lists: { ...lists, publications } };
  cms = await startFaultyCms(set, bytes);
  await startSite();
  await keepCopy();
});
afterEach(async () => {
  await stopSite();
  await cms.kill();
  await disk?.remove();
  disk = undefined;
  await rm(folder, { recursive: true });
});

async function startSite() {
  snapshot = await createSnapshot<Lists, Singles>({
    client: createStrapiClient({
      baseUrl: cms.url,
      paging: { page: 'page', pageSize: 'pageSize' },
      timeoutMs: 300,
      retries: 0,
    }),
    content: publishedContent,
    file,
    pollMs: 20,
    revisionTimeoutMs: 300,
  });
  figures = new FrontServerFigures();
  const copies = await DocumentCache.open({
    folder: path.join(folder, 'copies'),
    room: 1_000_000,
    report: () => undefined,
  });
  const current = obeyTakeDowns(snapshot.current, () => now);
  site = await startTestSite({
    snapshot: { ...snapshot, current },
    astro: titlesOf(current),
    figures,
    copies,
    cmsInternalUrl: cms.url,
  });
}

async function stopSite() {
  await site.close();
  await snapshot.stop();
}

/** Shows the title of each publication at its address. */
function titlesOf(current: () => PublishedSet | undefined): AstroHandler {
  return async (req, res) => {
    if (req.url === '/slow') await pause(1_000);
    const found = current()?.lists.publications.find(
      ({ slug }) => addresses.publication(slug) === req.url,
    );
    res
      .writeHead(found ? 200 : 404, { 'content-type': 'text/html' })
      .end(found?.title ?? 'Unknown');
  };
}

/** Visits one address after the other, as eight visitors do, twice at least, until told to end. */
function visit() {
  let isOver = false;
  const wrong: string[] = [];
  let right = 0;
  const visitor = async () => {
    for (let visits = 0; visits < 2 || !isOver; visits += 1) {
      const asked = [page, unknown, addresses.document(document)];
      const [there, nowhere, file] = await Promise.all(asked.map((path) => site.ask(path)));
      const isRight = there!.status === 200 && there!.body.toString() === report.title;
      const isFileRight = file!.status === 200 && file!.body.equals(bytes);
      if (isRight && isFileRight && nowhere!.status === 404) right += 1;
      else {
        const statuses = [there, nowhere, file].map((answer) => answer?.status);
        wrong.push(`${statuses.join(' ')} ${there!.body.toString().slice(0, 80)}`);
      }
      await pause(1);
    }
  };
  const visitors = Array.from({ length: 8 }, () =>
    visitor().catch((error) => wrong.push(`${error}`)),
  );
  return async () => {
    isOver = true;
    await Promise.all(visitors);
    return { wrong, right };
  };
}

function publish(change: Partial<PublishedSet['lists']>): void {
  const { revision, lists } = cms.set;
  cms.set = { ...cms.set, revision: revision + 1, lists: { ...lists, ...change } };
}

/** Asks for the document, and waits until there is a copy of it. */
async function keepCopy() {
  const kept = path.join(folder, 'copies', document.sha256);
  expect((await site.ask(addresses.document(document))).body).toEqual(bytes);
  await vi.waitFor(async () => expect((await stat(kept)).size).toBe(bytes.length), 10_000);
}

it.each<Fault>(['hangs', 'rubbish', 'half', 'not-found', 'older', 'locked'])(
  'no visitor notices a CMS that is "%s"',
  async (fault) => {
    const stopVisits = visit();
    cms.fault = fault;
    if (fault !== 'older') publish({});
    await vi.waitFor(() => expect(snapshot.status().fault).not.toBeNull(), 10_000);
    const asked = cms.asked;
    await vi.waitFor(() => expect(cms.asked).toBeGreaterThan(asked + 5), 20_000);
    cms.fault = 'none';
    await vi.waitFor(() => expect(snapshot.status().fault).toBeNull(), 20_000);
    const { wrong, right } = await stopVisits();
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(10);
  },
  60_000,
);

function sizesOf(found: PublishedSet['lists'] | undefined): [string, number][] {
  return Object.entries(found ?? {}).map(([name, list]) => [name, list.length]);
}

it.each<Fault>(['empty-lists', 'empty-changes'])(
  'no visitor notices a CMS that answers with "%s" again and again, and what is really empty is seen',
  async (fault) => {
    const stopVisits = visit();
    cms.fault = fault;
    for (let times = 0; times < 10; times += 1) {
      publish({});
      const { revision } = cms.set;
      await vi.waitFor(() => expect(snapshot.current()?.revision).toBe(revision), 10_000);
      expect(sizesOf(snapshot.current()?.lists)).toEqual(sizesOf(cms.set.lists));
    }
    expect((await stopVisits()).wrong).toEqual([]);
    cms.fault = 'none';
    publish({ publications: [] });
    await vi.waitFor(async () => expect((await site.ask(page)).status).toBe(404), 10_000);
    expect((await site.ask(addresses.document(document))).status).toBe(404);
  },
  60_000,
);

it('no visitor notices that the CMS is killed, nor the site that starts meanwhile', async () => {
  const stopVisits = visit();
  await cms.kill();
  await vi.waitFor(() => expect(snapshot.status().fault?.kind).toBe('unreachable'), 10_000);
  expect((await stopVisits()).wrong).toEqual([]);
  await stopSite();
  await startSite();
  expect((await site.ask(page)).body.toString()).toBe(report.title);
  expect((await site.ask('/readyz')).body.toString()).toContain('"fault":"unreachable","since"');
  await cms.restart();
  publish({ publications: [{ ...report, title: 'After the restart' }] });
  await vi.waitFor(
    async () => expect((await site.ask(page)).body.toString()).toBe('After the restart'),
    20_000,
  );
});

it.each([
  ['cut short', () => truncate(file, 500)],
  ['corrupted', async () => writeFile(file, (await readFile(file, 'utf8')).replace('a', 'b'))],
  ['of a newer version', () => writeFile(file, '{"format":99,"sha256":""}\n{}\n')],
])('a snapshot that is %s is made anew from the CMS', async (_how, damage) => {
  await stopSite();
  await damage();
  await startSite();
  expect((await site.ask(page)).status).toBe(200);
});

it('no visitor notices a full disk, nor that there is room again', async () => {
  await stopSite();
  disk = await smallDisk(path.join(folder, 'disk'));
  file = path.join(disk.folder, 'published.json');
  await startSite();
  await vi.waitFor(async () => expect((await stat(file)).size).toBeGreaterThan(0), 10_000);
  const stopVisits = visit();
  await disk.fill();
  publish({ publications: [report] });
  await vi.waitFor(() => expect(snapshot.status().diskFault).not.toBeNull(), 10_000);
  expect((await site.ask(addresses.publication(other!.slug))).status).toBe(404);
  expect((await site.ask('/readyz')).body.toString()).toContain('"fault":"not-written"');
  await disk.empty();
  publish({ publications: [report, other!] });
  await vi.waitFor(() => expect(snapshot.status().diskFault).toBeNull(), 10_000);
  expect((await stopVisits()).wrong).toEqual([]);
});

it('obeys a take-down that falls due while the CMS is away, to the millisecond, under load', async () => {
  publish({ 'take-downs': [{ id: report.id, at: new Date(now + 3_600_000).toISOString() }] });
  await vi.waitFor(() => expect(snapshot.current()?.revision).toBe(6), 10_000);
  const stopVisits = visit();
  await cms.kill();
  await pause(200);
  now += 3_599_000;
  expect((await stopVisits()).wrong).toEqual([]);
  now += 1_001;
  const answers = await Promise.all(Array.from({ length: 50 }, () => site.ask(page)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  const file = addresses.publication(other!.slug);
  expect((await site.ask(file)).status).toBe(200);
  // Whoever sets the clock back does not bring it back.
  now -= 3_600_000;
  expect((await site.ask(page)).status).toBe(404);
});

it('answers others while 500 connections have sent half a request', async () => {
  const halves = Array.from({ length: 500 }, () => {
    const socket = connect(site.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ');
    return socket;
  });
  await Promise.all(halves.map((half) => once(half)));
  const took: number[] = [];
  for (let times = 0; times < 40; times += 1) {
    const begun = performance.now();
    expect((await site.ask(page)).status).toBe(200);
    took.push(performance.now() - begun);
  }
  expect(took.toSorted((a, b) => a - b)[37]).toBeLessThan(1_000);
  for (const half of halves) half.destroy();
});

const once = (socket: Socket) =>
  new Promise<void>((resolve) =>
    socket.connecting ? socket.once('connect', () => resolve()) : resolve(),
  );

it('answers others while addresses of 64 kB come', async () => {
  const long = `/${'a'.repeat(65_536)}`;
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, number) => site.ask(number % 2 ? long : page)),
  );
  expect(answers.map(({ status }) => status)).toEqual(
    Array.from({ length: 100 }, (_, number) => (number % 2 ? 414 : 200)),
  );
});

it('finishes what it began when it is told to stop', async () => {
  const stop = gracefulStop(site.server);
  const asked = Array.from({ length: 50 }, () => site.ask('/slow'));
  await vi.waitFor(() => expect(figures.connections).toBe(50), 5_000);
  const stopped = stop();
  const answers = await Promise.allSettled(asked);
  await stopped;
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  await expect(site.ask(page)).rejects.toThrow();
});
