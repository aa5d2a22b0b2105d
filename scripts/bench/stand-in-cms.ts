import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { DocumentText, Publication, PublishedSet } from '@learning-reviews/content-contract';
import { documentBytes } from './document-bytes.ts';
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
  const documents = documentsOf(set);
  const newestFirst = set.lists.publications.toSorted((a, b) =>
    b.firstPublishedOn.localeCompare(a.firstPublishedOn),
  );
  /** The revision at which each was last published. */
  const publishedAt = new Map<string, number>();

  const publish = (): Publication => {
    const before = newestFirst[(set.revision - 1) % newestFirst.length];
    if (!before) throw new Error('There is nothing to publish.');
    const revision = set.revision + 1;
    const changed = { ...before, title: `Changed at revision ${revision}` };
    const publications = set.lists.publications.map((one) =>
      one.id === before.id ? changed : one,
    );
    set = { ...set, revision, lists: { ...set.lists, publications } };
    publishedAt.set(before.id, revision);
    return changed;
  };

  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const [, , folder, name = '', entry = ''] = url.pathname.split('/');
    if (url.pathname === '/publish') return send(res, publish());
    if (name === 'revision') return send(res, { revision: set.revision, database });
    if (folder === 'published' && name === 'changes') {
      return send(res, changesOf(set, publishedAt, Number(url.searchParams.get('since'))));
    }
    if (name === 'documents') {
      const document = documents.get(entry);
      if (url.pathname.endsWith('/text')) return send(res, document && textOf(document, words));
      return sendDocument(res, document);
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

/** What was published after a revision, told whole where that is long ago. */
function changesOf(set: PublishedSet, publishedAt: ReadonlyMap<string, number>, since: number) {
  const { publications } = set.lists;
  const lists = Object.entries(set.lists).map(([name, items]) => {
    if (name !== 'publications') return [name, { items }];
    const changed = publications.filter(({ id }) => (publishedAt.get(id) ?? 0) > since);
    return [name, { items: changed, ids: publications.map(({ id }) => id) }];
  });
  return {
    revision: set.revision,
    database,
    isComplete: set.revision - since < 100,
    lists: Object.fromEntries(lists) as object,
    singles: set.singles,
  };
}

interface StoredDocument {
  /** Of its publication. */
  index: number;
  sha256: string;
}

/** By their ids. */
function documentsOf({ lists }: PublishedSet): Map<string, StoredDocument> {
  const all = lists.publications.map(({ documents }, index) =>
    documents.map(({ id, sha256 }): [string, StoredDocument] => [id, { index, sha256 }]),
  );
  return new Map(all.flat());
}

const few = ['What the report says, and what was learned from it.'];

/** Words for each document, so that the search has them all and does not ask again and again. */
function textOf({ index, sha256 }: StoredDocument, words: number): DocumentText {
  const texts = words > 0 ? naturalPages(index, words) : few;
  return { sha256, isRead: true, pages: texts.map((text, at) => ({ page: at + 1, text })) };
}

/** With the headers that the CMS sends, by which the site knows that it is the right one, and whole. */
function sendDocument(res: ServerResponse, document: StoredDocument | undefined): void {
  if (!document) return void res.writeHead(404).end();
  const content = documentBytes(document.index);
  const headers = { 'content-type': 'application/pdf', 'content-length': content.length };
  const etag = `"${document.sha256}"`;
  res.writeHead(200, { ...headers, etag, 'accept-ranges': 'bytes' }).end(content);
}

function send(res: ServerResponse, content: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

const [publications, port, words] = process.argv.slice(2).map(Number);
await startStandInCms(publications ?? 0, port ?? 0, words ?? 0);
