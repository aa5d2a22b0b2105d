import { readdir, readFile } from 'node:fs/promises';
import type { OutgoingHttpHeaders } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseCoding, encode, isWorthCoding, type Coding } from './content-coding.ts';
import { entityTag } from './entity-tag.ts';
import { prepareAnswer, sendPrepared, type PreparedAnswer } from './prepared-answer.ts';
import type { Answerer } from './visit.ts';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** A file by the ways in which it is coded; only one where compressing it gains nothing. */
type StaticFile = Map<Coding, PreparedAnswer>;

export interface StaticFiles {
  answer: Answerer;
  /** The file at a path, ready to be sent. */
  ready?: (path: string, coding: Coding) => PreparedAnswer | undefined;
  /** The body of `404.html` or `500.html`, where the build made one. */
  errorPage(status: number): Buffer | undefined;
}

/**
 * Reads a folder of built files into memory, each compressed once.
 *
 * @param headers what every answer carries
 */
export async function readStaticFiles(
  folder: URL,
  headers: OutgoingHttpHeaders = {},
): Promise<StaticFiles> {
  const root = fileURLToPath(folder);
  const files = new Map<string, StaticFile>();
  const errorPages = new Map<string, Buffer>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(root, file).split(path.sep).join('/')}`;
    const body = await readFile(file);
    const errorStatus = /^\/(404|500)(?:\/index)?\.html$/.exec(address)?.[1];
    if (errorStatus) errorPages.set(errorStatus, body);
    else files.set(pageAddress(address), await readStaticFile(address, body, headers));
  }
  const ready = (address: string, coding: Coding) => {
    const file = files.get(address);
    return file && (file.get(coding) ?? file.get('identity'));
  };
  return {
    ready,
    answer: ({ path: address, req, res }) => {
      const prepared = ready(address, chooseCoding(req.headers['accept-encoding']));
      if (prepared) sendPrepared(prepared, req, res);
      return prepared !== undefined;
    },
    errorPage: (status) => errorPages.get(String(status)),
  };
}

/** `/about/index.html` and `/about.html` are at `/about`, `/index.html` at `/`. */
function pageAddress(address: string): string {
  return address.replace(/(?:\/index)?\.html$/, '') || '/';
}

async function readStaticFile(
  address: string,
  body: Buffer,
  everyAnswer: OutgoingHttpHeaders,
): Promise<StaticFile> {
  const mediaType = mediaTypes[path.extname(address)] ?? 'application/octet-stream';
  // Astro puts a digest in the names of what is in this folder, so a name never changes its bytes.
  const isHashed = address.startsWith('/_astro/');
  const names: Coding[] = isWorthCoding(mediaType, body.length)
    ? ['identity', 'br', 'gzip']
    : ['identity'];
  const headers = {
    ...everyAnswer,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': mediaType,
    ...(names.length > 1 && { vary: 'Accept-Encoding' }),
  };
  const tagOf = entityTag(body);
  const codings: StaticFile = new Map();
  for (const coding of names) {
    const coded = coding === 'identity' ? {} : { 'content-encoding': coding };
    const bytes = await encode(body, coding, true);
    codings.set(coding, prepareAnswer(200, { ...headers, ...coded, etag: tagOf(coding) }, bytes));
  }
  return codings;
}
