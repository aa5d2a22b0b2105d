import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { publishedLists, type PublishedSet } from '@learning-reviews/content-contract';
import { openForReading } from '../web/server/search/index/index-file.ts';
import { SearchService } from '../web/server/search/search-service.ts';
import { manyPublications } from './bench/many-publications.ts';
import { naturalPages } from './bench/search/natural-text.ts';
import { PostgresSearch, type Row } from './bench/search/postgres-search.ts';
import { naturalQueries, worstQueries } from './bench/search/queries.ts';
import { measureSiteOverHttp } from './bench/search/site-over-http.ts';
import { summed, timesOf, timesWords, watched } from './bench/search/times.ts';
import { local } from './bench/target.ts';
import { nursery, siteFlags } from './run/node-flags.ts';
import { runTask } from './run-task.ts';

const { values: given } = parseArgs({
  options: {
    publications: { type: 'string', default: '10000' },
    words: { type: 'string', default: '20000' },
    postgres: { type: 'boolean', default: true },
    site: { type: 'boolean', default: true },
    folder: { type: 'string' },
  },
  allowNegative: true,
});
const publications = Number(given.publications);
const wordsEach = Number(given.words);
const atOnce = 4;
const unknownWord = '"zqzq"';

/**
 * `npm run bench:search [-- --publications 1000 --words 20000 --no-postgres --no-site]`: the site over
 * invented reports, its search alone, and PostgreSQL's own beside it. An index in a `--folder` is kept,
 * and one that is there is gone on with.
 */
await runTask(async () => {
  if (!process.execArgv.includes(nursery)) return startLikeSite();
  const folder = given.folder ?? mkdtempSync(path.join(tmpdir(), 'bench-search-'));
  try {
    const data = path.join(folder, 'site');
    if (given.site) await measureSiteOverHttp(data, { publications, words: wordsEach, atOnce });
    await measureSearch(path.join(data, 'search'));
    if (given.postgres) await measurePostgres();
  } finally {
    if (given.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
});

/** Again, with the options that Node runs the site with. */
function startLikeSite(): void {
  const args = [...siteFlags, import.meta.filename, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}

async function measureSearch(folder: string): Promise<void> {
  const whole = asTheSiteHasIt(manyPublications(publications));
  const places = new Map(
    whole.lists.publications.flatMap(({ documents }, index) =>
      documents.map(({ id }) => [id, index] as const),
    ),
  );
  const pagesOf = (place: number) =>
    naturalPages(place, wordsEach).map((text, index) => ({ page: index + 1, text }));
  /** Texts that are made before their time is taken, by the id of their document. */
  const prepared = new Map<string, ReturnType<typeof pagesOf>>();
  let set: PublishedSet = whole;
  const began = performance.now();
  const search = new SearchService({
    folder,
    current: () => set,
    report: (message) => console.log(`${seconds(began)}: ${message}`),
    textOf: ({ id }) => Promise.resolve(prepared.get(id) ?? pagesOf(places.get(id) ?? 0)),
  });
  const mostMemory = watchMemory();
  try {
    await until(async () => (await search.find('the')) !== undefined);
    console.log(`First answer: ${seconds(began)}`);
    await until(() => search.progress.isWhole);
    const { user, system } = process.cpuUsage();
    const processor = `${((user + system) / 1e6).toFixed(0)} s of processor time`;
    const taken = `${seconds(began)}, ${processor} with what makes the text`;
    console.log(`Index of ${publications} publications of ${wordsEach} words: ${taken}`);
    console.log(`  memory at most ${megabytes(mostMemory())}`);
    const find = async (query: string) => {
      const found = await search.find(query);
      if (!found) throw new Error(`Nothing answered ${query}.`);
      return found;
    };
    const ask = async (query: string) => {
      const found = await find(query);
      await search.passages('publication', found.ids.publication.slice(0, 20), found);
    };
    await ask('the first one opens the files');
    const { port, close } = await startPage();
    const pages = watched(async () => {
      await (await fetch(local('/', port))).text();
    });
    const queries = naturalQueries(400);
    const found = await timesOf(queries, atOnce, find);
    console.log(`Queries, ${atOnce} at once: ${timesWords(found)}`);
    const shown = await timesOf(queries, atOnce, ask);
    console.log(`  with the passages of a page: ${timesWords(shown)}`);
    for (const [name, query] of Object.entries(worstQueries)) {
      const same = Array.from({ length: 12 }, () => query);
      console.log(`  ${name}: ${timesWords(await timesOf(same, atOnce, ask))}`);
    }
    console.log(`Another page of the process meanwhile: ${timesWords(await pages.stop())}`);
    close();
    const withdraw = async () => {
      const [, ...rest] = set.lists.publications;
      set = { ...set, lists: { ...set.lists, publications: rest } };
      const from = performance.now();
      // A word that nothing has: what is measured is the leaving, and no usual query.
      await search.find(unknownWord);
      return performance.now() - from;
    };
    const used = process.cpuUsage();
    const left: number[] = [];
    for (let number = 0; number < 20; number += 1) left.push(await withdraw());
    const each = (processorMs(used) / left.length).toFixed(0);
    console.log(
      `One publication leaves, and a query that finds nothing is answered: ${timesWords(summed(left))}`,
    );
    console.log(`  ${each} ms of processor time each`);
    const meanwhile: number[] = [];
    for (let number = 0; number < 10; number += 1) {
      await pause(2_000);
      meanwhile.push(await withdraw());
    }
    console.log(`  while words of others leave the file: ${timesWords(summed(meanwhile))}`);
    const gone = left.length + meanwhile.length;
    const back: number[] = [];
    for (let missing = gone - 1; missing >= 0; missing -= 1) {
      const publishedNow = whole.lists.publications.slice(missing);
      for (const { id } of publishedNow[0]?.documents ?? []) prepared.set(id, pagesOf(missing));
      await pause(100);
      set = { ...set, lists: { ...set.lists, publications: publishedNow } };
      const from = performance.now();
      await until(() => search.progress.publications === publishedNow.length);
      back.push(performance.now() - from);
    }
    console.log(
      `One publication comes, until all of its words can be found: ${timesWords(summed(back))}`,
    );
    console.log(`  memory at most ${megabytes(mostMemory())}`);
  } finally {
    await search.stop();
  }
  printSizes(folder);
}

/** Else an index that the site made would be one of other content. */
function asTheSiteHasIt(set: PublishedSet): PublishedSet {
  const { lists } = set;
  const { publications } = publishedLists;
  const parsed = lists.publications.map((one) => publications.parse(one));
  return { ...set, lists: { ...lists, publications: parsed } };
}

async function measurePostgres(): Promise<void> {
  const postgres = await PostgresSearch.start(atOnce);
  try {
    console.log(
      `PostgreSQL, the same text: ${((await postgres.fill(rows())) / 1_000).toFixed(1)} s`,
    );
    console.log(`  ${megabytes(await postgres.bytes())} on the disk without the text`);
    // Its own language has no slips and no beginnings.
    const queries = naturalQueries(400).filter((query) => !query.includes('*'));
    const ask = (query: string, lane: number) => postgres.find(query, lane);
    console.log(`Queries, ${atOnce} at once: ${timesWords(await timesOf(queries, atOnce, ask))}`);
    const askAll = (query: string, lane: number) => postgres.findWithPassages(query, lane);
    const some = queries.slice(0, 40);
    const shown = await timesOf(some, atOnce, askAll);
    console.log(`  ${some.length} of them with passages: ${timesWords(shown)}`);
  } finally {
    await postgres.stop();
  }
}

/** One after the other, since all of it takes more memory than there is. */
function* rows(): Generator<Row> {
  const { lists } = manyPublications(publications);
  for (const [index, { title, summary }] of lists.publications.entries()) {
    yield { title, summary, text: naturalPages(index, wordsEach).join(' ') };
  }
}

/** A page of this process with nothing on it, as for visitors who do not search. */
async function startPage() {
  const server = createServer((_request, response) => response.end('a page'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port, close };
}

function watchMemory(): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  setInterval(look, 200).unref();
  return () => {
    look();
    return most;
  };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(2);
}

function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

/** What the words of the index take, apart from the text from which passages are cut. */
function printSizes(folder: string): void {
  const file = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'index.db')
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .at(0);
  if (file === undefined) throw new Error(`There is no index in ${folder}.`);
  const database = openForReading(file);
  const isText = "name IN ('page_text', 'item')";
  const sumOf = (where: string) =>
    Number(database.prepare(`SELECT sum(pgsize) FROM dbstat WHERE ${where}`).pluck().get());
  const [words, text] = [sumOf(`NOT (${isText})`), sumOf(isText)];
  database.close();
  let written = 0;
  for (const { text: all } of rows()) written += all.length;
  const part = (words / written).toFixed(2);
  console.log(
    `On the disk: the index ${megabytes(words)}, ${part} of the ${megabytes(written)} of text; the text for passages ${megabytes(text)}`,
  );
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1_000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
