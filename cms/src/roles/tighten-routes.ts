import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

interface Route {
  method: string;
  path: string;
  config: { policies?: unknown[]; middlewares?: unknown[] };
}

const configureLayout = {
  name: 'admin::hasPermissions',
  config: { actions: ['plugin::content-manager.components.configure-layout'] },
};

/** Fields that Strapi gives every entry. */
const everyEntry = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

const notSortable = ['relation', 'component', 'dynamiczone', 'media', 'password', 'blocks', 'json'];

/**
 * Adds what Strapi leaves out at two routes of the content manager. Call it before routes are
 * registered.
 *
 * @throws Error when Strapi has no such route any more
 */
export function tightenRoutes(strapi: Core.Strapi): void {
  // Strapi lets any signed-in person change everybody's edit screens.
  const layout = findRoute(strapi, 'PUT', '/components/:uid/configuration');
  layout.config.policies = [...(layout.config.policies ?? []), configureLayout];
  // Strapi sorts by any field, even the password of who wrote the entry.
  const validation = findRoute(
    strapi,
    'POST',
    '/collection-types/:model/actions/bulkFindForValidation',
  );
  validation.config.middlewares = [...(validation.config.middlewares ?? []), sortByOwnField];
}

function findRoute(strapi: Core.Strapi, method: string, path: string): Route {
  const { admin } = strapi.plugin('content-manager').routes as { admin?: { routes: Route[] } };
  const found = admin?.routes.find((route) => route.method === method && route.path === path);
  if (found) return found;
  throw new Error(
    `Strapi has no route ${method} ${path} in the content manager any more. Find out what took its place and tighten that in cms/src/roles/tighten-routes.ts.`,
  );
}

/** Drops an order by anything but a field of the entry itself; the entries then come as they are. */
async function sortByOwnField(ctx: Context, next: Next): Promise<void> {
  const body = ctx.request['body'] as { sort?: unknown } | undefined;
  if (body?.sort !== undefined && !isOwnSort(body.sort, sortableFields(ctx.params.model))) {
    delete body.sort;
  }
  await next();
}

function sortableFields(uid: string): string[] {
  const attributes = strapi.contentTypes[uid as never]?.['attributes'] ?? {};
  const own = Object.entries<{ type: string }>(attributes)
    .filter(([, { type }]) => !notSortable.includes(type))
    .map(([name]) => name);
  return [...everyEntry, ...own];
}

function isOwnSort(sort: unknown, fields: string[]): boolean {
  if (typeof sort !== 'string') return false;
  const [name = '', direction = 'asc', ...rest] = sort.split(':');
  return fields.includes(name) && /^(asc|desc)$/i.test(direction) && rest.length === 0;
}
