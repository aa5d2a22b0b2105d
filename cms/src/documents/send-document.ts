import type { Context } from 'koa';
import { readByteRange } from './byte-range';
import type { ServableDocument } from './may-serve';
import { documentStore } from './store';

/** The same answer for every "no", so that nothing tells a draft from what never was. */
export function answerNotFound(ctx: Context): void {
  ctx.status = 404;
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = JSON.stringify({ error: 'Not found' });
}

/** For what once was public, and whose going is public too. */
export function answerGone(ctx: Context): void {
  ctx.status = 410;
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = JSON.stringify({ error: 'Gone' });
}

/** Sends the reader on to the document that took the place of this one. */
export function answerMoved(ctx: Context, publicId: string): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.redirect(`/api/published/documents/${publicId}`);
  ctx.body = '';
}

/** Answers with the bytes, or the part of them that the reader asks for. */
export async function sendDocument(
  ctx: Context,
  document: ServableDocument,
  cacheControl = 'no-cache',
): Promise<void> {
  const size = await sizeInStore(document.storedName);
  if (size === null) return answerNotFound(ctx);
  describe(ctx, document, cacheControl);
  if (
    ctx
      .get('If-None-Match')
      .split(/\s*,\s*/)
      .includes(`"${document.sha256}"`)
  ) {
    ctx.status = 304;
    return;
  }
  const range = isRangeCurrent(ctx, document) ? readByteRange(ctx.get('Range'), size) : null;
  if (range === 'unsatisfiable') {
    ctx.status = 416;
    ctx.set('Content-Range', `bytes */${size}`);
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  ctx.status = range ? 206 : 200;
  if (range) ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  if (ctx.method !== 'HEAD') ctx.body = documentStore().read(document.storedName, { start, end });
  ctx.type = document.mediaType;
  ctx.length = end - start + 1;
}

async function sizeInStore(storedName: string): Promise<number | null> {
  try {
    return await documentStore().size(storedName);
  } catch {
    return null;
  }
}

function describe(ctx: Context, document: ServableDocument, cacheControl: string): void {
  ctx.set('Accept-Ranges', 'bytes');
  ctx.set('ETag', `"${document.sha256}"`);
  ctx.set('Cache-Control', cacheControl);
  ctx.set('Content-Disposition', `inline; filename="${document.fileName}"`);
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  ctx.set('X-Content-Type-Options', 'nosniff');
}

function isRangeCurrent(ctx: Context, document: ServableDocument): boolean {
  const condition = ctx.get('If-Range');
  return condition === '' || condition === `"${document.sha256}"`;
}
