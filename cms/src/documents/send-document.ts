import type { Readable } from 'node:stream';
import { documentAnswerHeader, type DocumentAnswer } from '@learning-reviews/content-contract';
import type { Context } from 'koa';
import { MissingFileError } from 'strapi-provider-private-files';
import { raiseAlarm } from '../alarms/alarms';
import { isIntact } from '../checking/intact';
import { readByteRange } from './byte-range';
import type { ServableDocument } from './may-serve';
import { documentStore } from './store';

/** Marks an answer as the CMS's own, which the site believes in nothing else. */
export function markAnswer(ctx: Context, answer: DocumentAnswer): void {
  ctx.set(documentAnswerHeader, answer);
}

/** The same answer for every "no", so that nothing tells a draft from what never was. */
export function answerNotFound(ctx: Context): void {
  markAnswer(ctx, 'not-found');
  ctx.status = 404;
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = JSON.stringify({ error: 'Not found' });
}

/** For what once was public, and whose going is public too. */
export function answerGone(ctx: Context): void {
  markAnswer(ctx, 'gone');
  ctx.status = 410;
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = JSON.stringify({ error: 'Gone' });
}

/** Sends the reader on to the document that took the place of this one. */
export function answerMoved(ctx: Context, publicId: string): void {
  markAnswer(ctx, 'moved');
  ctx.set('Cache-Control', 'no-store');
  ctx.redirect(`/api/published/documents/${publicId}`);
  ctx.body = '';
}

/**
 * Answers with the bytes, or the part of them that the reader asks for.
 *
 * @throws StoreUnreachableError before anything is said of the document
 */
export async function sendDocument(
  ctx: Context,
  document: ServableDocument,
  cacheControl = 'no-cache',
): Promise<void> {
  const store = documentStore();
  const size = await nullWhenMissing(store.size(document.storedName));
  if (size === null || !(await isAsUploaded(document, size))) return answerNotFound(ctx);
  if (isKnownToReader(ctx, document)) {
    describe(ctx, document, cacheControl);
    ctx.status = 304;
    return;
  }
  const range = isRangeCurrent(ctx, document) ? readByteRange(ctx.get('Range'), size) : null;
  if (range === 'unsatisfiable') {
    describe(ctx, document, cacheControl);
    ctx.status = 416;
    ctx.set('Content-Range', `bytes */${size}`);
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const isHead = ctx.method === 'HEAD';
  const content = isHead
    ? undefined
    : await nullWhenMissing(store.read(document.storedName, { start, end }));
  if (content === null) return answerNotFound(ctx);
  describe(ctx, document, cacheControl);
  ctx.status = range ? 206 : 200;
  if (range) ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  if (content) ctx.body = cutOffWhenBroken(ctx, content);
  ctx.type = document.mediaType;
  ctx.length = end - start + 1;
}

/** Whoever changes a file in the store has it served to nobody, and staff are told. */
async function isAsUploaded(
  { storedName, bytes }: ServableDocument,
  size: number,
): Promise<boolean> {
  if ((bytes === null || bytes === size) && (await isIntact(storedName))) return true;
  strapi.log.error(
    `${storedName} is not in the store as it was uploaded, so it is not served. Restore it from a backup.`,
  );
  await raiseAlarm(strapi, {
    key: `changed-file:${storedName}`,
    text: `A file in the store is not the one that was uploaded, so nobody is served it. Restore ${storedName} from a backup, and find out who changed it.`,
  });
  return false;
}

async function nullWhenMissing<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    strapi.log.error(error.message);
    return null;
  }
}

/** Once bytes have gone out, only the end of the connection tells that they are not all. */
function cutOffWhenBroken(ctx: Context, content: Readable): Readable {
  return content.once('error', (error) => {
    strapi.log.error(`The document store broke off: ${error.message}`);
    ctx.res.destroy();
  });
}

function describe(ctx: Context, document: ServableDocument, cacheControl: string): void {
  markAnswer(ctx, 'served');
  ctx.set('Accept-Ranges', 'bytes');
  ctx.set('ETag', `"${document.sha256}"`);
  ctx.set('Cache-Control', cacheControl);
  ctx.set('Content-Disposition', `inline; filename="${document.fileName}"`);
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  ctx.set('X-Content-Type-Options', 'nosniff');
}

function isKnownToReader(ctx: Context, { sha256 }: ServableDocument): boolean {
  return ctx
    .get('If-None-Match')
    .split(/\s*,\s*/)
    .includes(`"${sha256}"`);
}

function isRangeCurrent(ctx: Context, document: ServableDocument): boolean {
  const condition = ctx.get('If-Range');
  return condition === '' || condition === `"${document.sha256}"`;
}
