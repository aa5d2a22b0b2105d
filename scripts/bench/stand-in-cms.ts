import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { DocumentText, Publication, PublishedSet } from '@learning-reviews/content-contract';
import { manyPublications } from './many-publications.ts';
import { naturalPages } from './search/natural-text.ts';

/** Another one each time: what the build keeps of an earlier run must not be taken for newer. */
const database = randomUUID();

/**
 * Answers the site as the CMS does, from memory: for measuring the site with more publications than
 * anyone would want to type. `POST /publish` changes the title of one and gives it back.
 *
 * @param words of each document; with none, all say the same few
 */
function startStandInCms(publications: number, port: number, words: number): Promise<void> {
  let set = manyPublications(publications);
  const textOf = textsOf(set, words);
  let published = 0;

  const publish = (): Publication => {
    const all = [...set.lists.publications];
    const place = published % all.length;
    published += 1;
    const before = all[place];
    if (!before) throw new Error('There is nothing to publish.');
    const changed = { ...before, title: `Changed for the ${published}th time` };
    all[place] = changed;
    const revision = set.revision + 1;
    set = { ...set, revision, lists: { ...set.lists, publications: all } };
    return changed;
  };

  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const [, , folder, name = '', entry = ''] = url.pathname.split('/');
    if (url.pathname === '/publish') return send(res, publish());
    if (name === 'revision') return send(res, { revision: set.revision, database });
    if (folder === 'published' && name === 'changes') {
      return send(res, changesOf(set, Number(url.searchParams.get('since'))));
    }
    if (name === 'documents') {
      return url.pathname.endsWith('/text') ? send(res, textOf(entry)) : sendDocument(res);
    }
    if (name in set.singles) {
      const data = set.singles[name as keyof PublishedSet['singles']];
      return send(res, { data, meta: { revision: set.revision } });
    }
    const list = set.lists[name as keyof PublishedSet['lists']];
    if (!list) return void res.writeHead(404).end();
    send(res, pageOf(list, url, set.revision));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function pageOf(list: readonly object[], url: URL, revision: number) {
  const page = Number(url.searchParams.get('page') ?? 1);
  const pageSize = Number(url.searchParams.get('pageSize') ?? 100);
  const pageCount = Math.ceil(list.length / pageSize);
  const pagination = { page, pageSize, pageCount, total: list.length };
  return {
    data: list.slice((page - 1) * pageSize, page * pageSize),
    meta: { revision, pagination },
  };
}

/** The last ones to change, as many as revisions have gone by. */
function changesOf(set: PublishedSet, since: number) {
  const changed = set.lists.publications.filter(({ title }) => title.startsWith('Changed'));
  const lists = Object.entries(set.lists).map(([name, items]) => {
    if (name !== 'publications') return [name, { items }];
    return [name, { items: changed.slice(-100), ids: items.map(({ id }) => id) }];
  });
  return {
    revision: set.revision,
    database,
    isComplete: set.revision - since < 100,
    lists: Object.fromEntries(lists) as object,
    singles: set.singles,
  };
}

/** Words for each document, so that the search has them all and does not ask again and again. */
function textsOf({ lists }: PublishedSet, words: number): (id: string) => DocumentText | undefined {
  const all = lists.publications.flatMap(({ documents }, index) =>
    documents.map(({ id, sha256 }) => [id, { sha256, index }] as const),
  );
  const documents = new Map(all);
  const few = ['What the report says, and what was learned from it.'];
  return (id) => {
    const document = documents.get(id);
    if (!document) return undefined;
    const { sha256, index } = document;
    const texts = words > 0 ? naturalPages(index, words) : few;
    return { sha256, isRead: true, pages: texts.map((text, at) => ({ page: at + 1, text })) };
  };
}

const documentBytes = Buffer.alloc(250_000, 'Bytes of a report. ');

function sendDocument(res: ServerResponse): void {
  const headers = { 'content-type': 'application/pdf', 'content-length': documentBytes.length };
  res.writeHead(200, { ...headers, etag: '"bench"', 'accept-ranges': 'bytes' }).end(documentBytes);
}

function send(res: ServerResponse, content: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

const [publications, port, words] = process.argv.slice(2).map(Number);
await startStandInCms(publications ?? 0, port ?? 0, words ?? 0);
