import type { PublishedSet } from '@learning-reviews/content-contract';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { fixedSnapshot } from 'strapi-content';
import { obeyTakeDowns } from '../../src/content/obey-take-downs.ts';
import type { FrontServerOptions } from '../front-server.ts';
import type { AstroHandler } from '../rendered-page.ts';
import { startTestSite, type TestSite } from './test-site.ts';

type Component = Parameters<AstroContainer['renderToResponse']>[0];

interface Route {
  /** Of its file, such as `learning-reviews/forms/[slug]`. */
  name: string;
  pattern: RegExp;
  isEndpoint: boolean;
  load: () => Promise<unknown>;
}

const folder = '../../src/pages/';
const files = import.meta.glob([
  '../../src/pages/**/*.{astro,ts}',
  '../../src/pages/.well-known/*.ts',
]);

/** Every file of `src/pages`, what is at a fixed address before what takes a part of it. */
export const routes: readonly Route[] = Object.entries(files)
  .map(([file, load]) => {
    const name = file.slice(folder.length).replace(/\.(?:astro|ts)$/, '');
    const address = name.replace(/(?:^|\/)index$/, '').replaceAll('.', '\\.');
    const pattern = new RegExp(`^/${address.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`);
    return { name, pattern, isEndpoint: file.endsWith('.ts'), load };
  })
  .toSorted((a, b) => Number(a.name.includes('[')) - Number(b.name.includes('[')));

/** The front server with the site's own pages behind it. */
export interface RealSite extends TestSite {
  /** What the CMS told last. Set it to publish. */
  told: { set: PublishedSet; now: number };
  /** What is published now. */
  current(): PublishedSet | undefined;
  /** The routes that were asked for. */
  visited: Set<string>;
}

/** The front server with the site's own pages behind it, without a build, and a clock of its own. */
export async function startRealSite(
  set: PublishedSet,
  options: Partial<FrontServerOptions> = {},
): Promise<RealSite> {
  const told = { set, now: Date.now() };
  const visited = new Set<string>();
  const current = obeyTakeDowns(
    () => told.set,
    () => told.now,
  );
  const snapshot = { ...fixedSnapshot(set), current };
  // Where pages look for the one snapshot of the process.
  Object.assign(globalThis, {
    [Symbol.for('learning-reviews.snapshot')]: Promise.resolve(snapshot),
  });
  const astro = await pagesHandler(visited);
  return { ...(await startTestSite({ snapshot, astro, ...options })), told, current, visited };
}

/** Stands for what Astro's Node adapter makes of `src/pages`. */
async function pagesHandler(visited: Set<string>): Promise<AstroHandler> {
  const container = await AstroContainer.create();
  const render = async (route: Route, request: Request, params: Record<string, string>) => {
    visited.add(route.name);
    const module = (await route.load()) as { default: Component };
    const routeType = route.isEndpoint ? ('endpoint' as const) : ('page' as const);
    const component = route.isEndpoint ? (module as unknown as Component) : module.default;
    return container.renderToResponse(component, { request, params, routeType, partial: false });
  };
  const notFound = routes.find(({ name }) => name === '404');
  return async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const request = new Request(url);
    const route = routes.find(({ pattern }) => pattern.test(url.pathname));
    let response = route && (await render(route, request, paramsOf(route, url.pathname)));
    if (!response || (response.status === 404 && !response.body)) {
      response = notFound && (await render(notFound, request, {}));
    }
    const body = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer());
    res.writeHead(response?.status ?? 404, Object.fromEntries(response?.headers ?? [])).end(body);
  };
}

function paramsOf({ pattern }: Route, path: string): Record<string, string> {
  return { ...pattern.exec(path)?.groups };
}
