import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { refuseWhenPublic } from './guard-files';
import { refuseUnlessMayChange, type FileId } from './may-change-files';

type Guard = (strapi: Core.Strapi, ctx: Context) => Promise<void>;

interface Route {
  handler: string;
  config: { middlewares?: unknown[] };
}

/** The routes of the media library that change several files, where Strapi checks none. */
const guards: Record<string, Guard> = {
  'admin-folder-file.deleteMany': guardDeleting,
  'admin-folder-file.moveMany': guardMoving,
  'admin-folder.update': guardMovingFolder,
};

/**
 * Checks every file of a request before Strapi changes the first: all or nothing.
 *
 * @throws Error when Strapi no longer has one of these routes
 */
export function guardFileRoutes(strapi: Core.Strapi): void {
  const { admin } = strapi.plugin('upload').routes as unknown as { admin: { routes: Route[] } };
  for (const [handler, guard] of Object.entries(guards)) {
    const route = admin.routes.find((candidate) => candidate.handler === handler);
    if (!route) {
      throw new Error(
        `Strapi has no upload route ${handler} any more. Find what took its place and guard that in guard-file-routes.ts.`,
      );
    }
    const check = (ctx: Context, next: Next) => checkFirst(strapi, guard, ctx, next);
    route.config = { ...route.config, middlewares: [check] };
  }
}

/** Strapi would answer a ForbiddenError without its words. */
async function checkFirst(
  strapi: Core.Strapi,
  guard: Guard,
  ctx: Context,
  next: Next,
): Promise<unknown> {
  try {
    await guard(strapi, ctx);
  } catch (error) {
    if (error instanceof errors.ForbiddenError) return ctx['forbidden'](error.message);
    throw error;
  }
  return next();
}

async function guardDeleting(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const ids = await filesOf(strapi, ctx);
  await refuseUnlessMayChange(strapi, ids);
  for (const id of ids) await refuseWhenPublic(strapi, Number(id));
}

async function guardMoving(strapi: Core.Strapi, ctx: Context): Promise<void> {
  await refuseUnlessMayChange(strapi, await filesOf(strapi, ctx));
}

/** A new name moves nothing; a new parent moves every file inside. */
async function guardMovingFolder(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { parent } = bodyOf(ctx);
  if (parent === undefined) return;
  const folder = await strapi.db
    .query('plugin::upload.folder')
    .findOne({ where: { id: ctx.params.id }, populate: { parent: true } });
  if (!folder || String(folder.parent?.id ?? null) === String(parent)) return;
  await refuseUnlessMayChange(strapi, await filesInside(strapi, [folder.id]));
}

/** The files that a request names, and those in the folders that it names. */
async function filesOf(strapi: Core.Strapi, ctx: Context): Promise<FileId[]> {
  const { fileIds, folderIds } = bodyOf(ctx);
  return [...idsIn(fileIds), ...(await filesInside(strapi, idsIn(folderIds)))];
}

async function filesInside(strapi: Core.Strapi, folderIds: FileId[]): Promise<FileId[]> {
  if (folderIds.length === 0) return [];
  const folders = await strapi.db
    .query('plugin::upload.folder')
    .findMany({ where: { id: { $in: folderIds } } });
  if (folders.length === 0) return [];
  const inside = folders.flatMap(({ path }) => [
    { folderPath: { $eq: path } },
    { folderPath: { $startsWith: `${path}/` } },
  ]);
  const files = await strapi.db.query('plugin::upload.file').findMany({ where: { $or: inside } });
  return files.map(({ id }) => id);
}

function bodyOf(ctx: Context): Record<string, unknown> {
  return (ctx.request as { body?: Record<string, unknown> }).body ?? {};
}

/** What is not a list of ids, Strapi refuses next. */
function idsIn(value: unknown): FileId[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter((id): id is FileId => typeof id === 'string' || typeof id === 'number');
}
