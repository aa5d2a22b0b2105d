import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedRoutes, closedRoutes, closedToAdministrators, type Caller } from './allowed-routes';
import { RunningCms } from './running-cms';

interface Route {
  method: string;
  path: string;
}

/** Ends the session that the rest of the walk needs. */
const endsSession = /^\/admin\/(logout|users\/me\/sessions)/;

let cms: RunningCms;
let routes: Route[];
const authorization: Partial<Record<Caller | 'administrator', string>> = {};

beforeAll(async () => {
  cms = await RunningCms.start();
  routes = registeredRoutes();
  authorization.site = cms.siteToken;
  authorization.registered = await registeredUserToken();
  authorization.author = await cms.tokenOf('Author');
  authorization.administrator = await cms.tokenOf('Administrator');
  authorization.approver = await cms.tokenOf('Approver');
});

afterAll(() => cms.stop());

describe.each(Object.keys(allowedRoutes) as Caller[])('%s', (caller) => {
  it('is let in at the routes of the list and at no other', async () => {
    const letIn: string[] = [];
    for (const route of routes.filter(({ path }) => !endsSession.test(path))) {
      const status = await statusOf(route, caller);
      if (![401, 403].includes(status)) letIn.push(`${route.method} ${route.path}`);
    }
    const open = new Set(letIn.filter((route) => !closedRoutes.includes(route)));
    expect([...open].sort()).toEqual([...allowedRoutes[caller]].sort());
  });

  it('finds nothing at a closed route', async () => {
    for (const route of closedRoutes) {
      const [method = '', path = ''] = route.split(' ');
      expect(await statusOf({ method, path }, caller), route).toBe(404);
    }
  });
});

it('an administrator is let in everywhere but at what is switched off', async () => {
  const refused: string[] = [];
  for (const route of routes.filter(({ path }) => !endsSession.test(path))) {
    const status = await statusOf(route, 'administrator');
    if ([401, 403].includes(status)) refused.push(`${route.method} ${route.path}`);
  }
  const builder = refused.filter((route) => route.includes(' /content-type-builder/'));
  expect(builder).toHaveLength(
    routes.filter(({ path }) => path.startsWith('/content-type-builder/')).length,
  );
  const others = refused.filter((route) => !/ \/(api|content-type-builder)\//.test(route));
  expect(others.sort()).toEqual([...closedToAdministrators].sort());
});

it('walks every kind of route', () => {
  expect(routes.length).toBeGreaterThan(200);
  expect(routes).toContainEqual({ method: 'GET', path: '/api/published/:name' });
});

it('has no generic content API', async () => {
  for (const name of ['publications', 'forms', 'redirects', 'site-settings', 'users']) {
    const answer = await cms.call(`/api/${name}?status=draft&populate=*`);
    expect([403, 404], name).toContain(answer.status);
  }
});

function registeredRoutes(): Route[] {
  return cms.strapi.server.listRoutes().flatMap(({ methods, path }) => {
    const named = methods.filter((method) => method !== 'HEAD');
    if (named.length === 0 || path === '/_health') return [];
    return named.map((method) => ({ method, path: String(path) }));
  });
}

async function statusOf(
  { method, path }: Route,
  caller: Caller | 'administrator',
): Promise<number> {
  const token = authorization[caller];
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  return (await cms.call(exampleOf(path), { method, headers })).status;
}

/** A real content type where the route names one, so that its permissions decide. */
function exampleOf(path: string): string {
  return path
    .replace('((?!uploads/).+)', 'nothing-here')
    .replace('(.*)', 'x')
    .replace(/:([a-zA-Z]+)/g, (_, name: string) => {
      if (!['model', 'uid', 'contentType'].includes(name)) return 'x';
      return path.includes('single-types')
        ? 'api::site-settings.site-settings'
        : 'api::publication.publication';
    });
}

/** A user of the content API, as if registration had been open once. */
async function registeredUserToken(): Promise<string> {
  const role = await cms.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const user = await cms.strapi.db.query('plugin::users-permissions.user').create({
    data: { username: 'reader', email: 'reader@example.org', confirmed: true, role: role.id },
  });
  return cms.strapi.plugin('users-permissions').service('jwt').issue({ id: user.id });
}
