import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseCoding, encode, isWorthCoding, type Coding } from './content-coding.ts';
import { entityTag, isKnownToVisitor } from './entity-tag.ts';
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

interface StaticFile {
  mediaType: string;
  cacheControl: string;
  codings: Map<Coding, { bytes: Buffer; etag: string }>;
}

export interface StaticFiles {
  answer: Answerer;
  /** The body of `404.html` or `500.html`, where the build made one. */
  errorPage(status: number): Buffer | undefined;
}

/** Reads a folder of built files into memory, each compressed once. */
export async function readStaticFiles(folder: URL): Promise<StaticFiles> {
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
    else files.set(pageAddress(address), await readStaticFile(address, body));
  }
  return {
    answer: (visit) => {
      const file = files.get(visit.path);
      if (!file) return false;
      send(file, visit);
      return true;
    },
    errorPage: (status) => errorPages.get(String(status)),
  };
}

/** `/about/index.html` and `/about.html` are at `/about`, `/index.html` at `/`. */
function pageAddress(address: string): string {
  return address.replace(/(?:\/index)?\.html$/, '') || '/';
}

async function readStaticFile(address: string, body: Buffer): Promise<StaticFile> {
  const mediaType = mediaTypes[path.extname(address)] ?? 'application/octet-stream';
  // Astro puts a digest in the names of what is in this folder, so a name never changes its bytes.
  const isHashed = address.startsWith('/_astro/');
  const cacheControl = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
  const names: Coding[] = isWorthCoding(mediaType, body.length)
    ? ['identity', 'br', 'gzip']
    : ['identity'];
  const tagOf = entityTag(body);
  const codings: StaticFile['codings'] = new Map();
  for (const coding of names) {
    codings.set(coding, { bytes: await encode(body, coding, true), etag: tagOf(coding) });
  }
  return { mediaType, cacheControl, codings };
}

function send({ mediaType, cacheControl, codings }: StaticFile, visit: Parameters<Answerer>[0]) {
  const { req, res, isHead } = visit;
  const chosen = codings.size > 1 ? chooseCoding(req.headers['accept-encoding']) : 'identity';
  const coded = codings.get(chosen);
  if (!coded) throw new Error(`${visit.path} is not held as ${chosen}.`);
  res.setHeader('cache-control', cacheControl);
  res.setHeader('etag', coded.etag);
  if (codings.size > 1) res.setHeader('vary', 'Accept-Encoding');
  if (isKnownToVisitor(req.headers['if-none-match'], coded.etag)) {
    res.writeHead(304).end();
    return;
  }
  if (chosen !== 'identity') res.setHeader('content-encoding', chosen);
  const headers = { 'content-type': mediaType, 'content-length': coded.bytes.length };
  res.writeHead(200, headers).end(isHead ? undefined : coded.bytes);
}
