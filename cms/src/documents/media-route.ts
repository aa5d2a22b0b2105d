import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { fileFormats, isLinkValid, mediaPath } from 'strapi-provider-private-files';
import { virusStanding } from '../checking/viruses/may-leave';
import { settings } from '../settings';
import { answerNotFound, sendDocument } from './send-document';

/** `/media/<stored name>?e&s`: how the admin shows files, by links that soon run out. */
export function addMediaRoute(strapi: Core.Strapi): void {
  strapi.server.routes([
    { method: 'GET', path: `${mediaPath}:name`, handler: answerMedia, config: { auth: false } },
  ] as never);
}

async function answerMedia(ctx: Context): Promise<void> {
  const name = String(ctx.params.name);
  const mediaType = mediaTypeOf(name);
  if (!mediaType || !isLinkValid(name, ctx.query, settings().secrets.FILES_SECRET)) {
    return answerNotFound(ctx);
  }
  // Whoever is signed in may look at what waits for the scanner, but not at a virus.
  if ((await virusStanding(strapi, name.slice(0, 81))) === 'infected') return answerNotFound(ctx);
  const sha256 = name.slice(0, 64);
  const fileName = name.slice(-24);
  const bytes = null;
  const document = { storedName: name, title: fileName, fileName, mediaType, sha256, bytes };
  await sendDocument(ctx, document, 'no-store');
}

function mediaTypeOf(name: string): string | undefined {
  return Object.values(fileFormats).find(({ extensions }) =>
    extensions.some((extension) => name.endsWith(extension)),
  )?.mediaType;
}
