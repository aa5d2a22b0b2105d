import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { PublishedSet } from '@learning-reviews/content-contract';
import type { SnapshotStatus } from 'strapi-content';
import type { CacheStatus } from './cache-purge/cache-teller.ts';
import { alertsAnswerer } from './alerts.ts';
import { answerHeaders } from './answer-headers.ts';
import { canonicalPath } from './canonical-path.ts';
import type { DocumentCache } from './document-cache/document-cache.ts';
import { documentsAnswerer, previewDocumentsAnswerer } from './documents.ts';
import { healthAnswerer } from './health.ts';
import { contentVersion } from './html-cache/content-version.ts';
import { HtmlCache } from './html-cache/html-cache.ts';
import { quickAnswerer } from './quick-answers.ts';
import { sendFault, pagesAnswerer } from './pages.ts';
import { notFoundPage, sendPlainPage } from './plain-page.ts';
import { FrontServerFigures } from './metrics/front-server-figures.ts';
import { findRedirect } from './redirects.ts';
import { hasBody, refusalOf } from './refusals.ts';
import type { AstroHandler } from './rendered-page.ts';
import { isShare, sharesAnswerer, withoutToken } from './shares.ts';
import { suggestionsAnswerer, type Suggest } from './search/suggestions.ts';
import type { StaticFiles } from './static-files.ts';
import { answerUnreadable } from './unreadable-requests.ts';
import { readVisit, type Answerer, type Visit } from './visit.ts';

export interface FrontServerOptions {
  siteUrl: string;
  cmsUrl: string;
  cmsInternalUrl: string;
  siteToken: string | undefined;
  /** Whether readers may ask for e-mail alerts. */
  offersAlerts?: boolean;
  astro: AstroHandler;
  staticFiles: StaticFiles;
  snapshot: { current(): PublishedSet | undefined; status(): SnapshotStatus };
  /** Where the server counts what it does. */
  figures?: FrontServerFigures;
  /** Copies of documents, for when the CMS is away. */
  copies?: DocumentCache | undefined;
  timeouts?: Timeouts;
  /** Bytes that rendered pages may take in memory; 32 MB by default. */
  htmlCacheBytes?: number;
  /** Words of what is published, for suggestions while somebody types. */
  suggest?: Suggest | undefined;
  /** What a cache in front has taken, for the operator; undefined where there is none. */
  cacheStatus?: (() => CacheStatus) | undefined;
  /** Told of each path that was answered with "not found", once that has been sent. */
  noteRefused?: ((path: string) => void) | undefined;
  /** Told of a fault in answering a path; never of a query, which may hold what someone looks for. */
  reportFault: (path: string, error: unknown) => void;
}

/** In milliseconds. */
interface Timeouts {
  /** Until the head of a request must have come. */
  head: number;
  /** Until all of a request must have come. */
  request: number;
  /** For which nothing may go either way while an answer is on its way. */
  silence: number;
  /** Between looks at the first two. */
  look: number;
}

const defaultTimeouts: Timeouts = { head: 10_000, request: 15_000, silence: 120_000, look: 2_000 };

/** Why the CMS could not be asked, where a visitor could not ask it either. */
const awayFaults: readonly string[] = ['unreachable', 'timed-out'];

const defaultHtmlCacheBytes = 32 * 1024 * 1024;

/** Milliseconds between looks at whether what was asked for most must be rendered again. */
const turnOverMs = 200;

/** The server that visitors reach. It decides what to answer; Astro only renders pages. */
export function createFrontServer(options: FrontServerOptions): Server {
  const { siteUrl, astro, staticFiles, snapshot, siteToken, cmsInternalUrl: cmsUrl } = options;
  const { current, status } = snapshot;
  const headers = answerHeaders(options);
  const cache = new HtmlCache({
    astro,
    siteUrl,
    version: contentVersion(current),
    headersOf: headers.ofPage,
    room: options.htmlCacheBytes ?? defaultHtmlCacheBytes,
  });
  const { noteRefused, figures = new FrontServerFigures() } = options;
  figures.htmlCache = () => cache.figures();
  const mayLeadElsewhere = (path: string) =>
    findRedirect(current()?.lists.redirects ?? [], path, '') !== undefined;
  const quick = quickAnswerer({
    siteUrl,
    cache,
    staticFiles,
    mayLeadElsewhere,
    noteRefused,
    figures,
  });
  const pages = pagesAnswerer({ siteUrl, astro, cache, staticFiles, current });
  const isCmsAway = () => awayFaults.includes(status().fault?.kind ?? '');
  const answerers: Answerer[] = [
    staticFiles.answer,
    internalsAnswerer,
    documentsAnswerer({ cmsUrl, siteToken, current, copies: options.copies, isCmsAway }),
    previewDocumentsAnswerer({ cmsUrl, siteToken, current }),
    sharesAnswerer({ cmsUrl, siteToken }),
    suggestionsAnswerer(options.suggest),
    alertsAnswerer({ siteUrl, cmsUrl, siteToken: options.offersAlerts ? siteToken : undefined }),
    pages,
  ];
  const health = healthAnswerer(status, options.cacheStatus);

  const { timeouts = defaultTimeouts } = options;
  const server = createServer(
    {
      headersTimeout: timeouts.head,
      requestTimeout: timeouts.request,
      connectionsCheckingInterval: timeouts.look,
      // Longer than a proxy's own, so that the proxy is the one to close an idle connection.
      keepAliveTimeout: 65_000,
      // Room for a far too long address, so that it gets a page and not a cut connection.
      maxHeaderSize: 96 * 1024,
    },
    (req, res) => {
      if (!quick(req, res)) void answer(req, res);
    },
  );
  server.setTimeout(timeouts.silence);
  server.on('connection', (socket) => {
    figures.connections += 1;
    socket.once('close', () => (figures.connections -= 1));
  });
  const turning = setInterval(() => void cache.turnOver(), turnOverMs).unref();
  server.on('close', () => clearInterval(turning));
  server.on('clientError', (error, socket) => answerUnreadable(error, socket, headers.everyAnswer));
  return server;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    headers.set(res, req.url ?? '');
    const visit = readVisit(req, res);
    try {
      await answerVisit(visit ?? { req, res, path: '', query: '', isHead: false });
    } catch (error) {
      figures.faults += 1;
      options.reportFault(withoutToken(visit?.path ?? ''), error);
      if (res.headersSent) res.destroy();
      else if (visit) await sendFault(visit, staticFiles);
    }
    figures.countAnswer(res.statusCode);
    if (visit && res.statusCode === 404) noteRefused?.(visit.path);
  }

  async function answerVisit(visit: Visit): Promise<void> {
    // Probes come by any name, often by the machine's number.
    const mayProbe = visit.path && isRead(visit.req) && !hasBody(visit.req);
    if (mayProbe && (await health(visit))) return;
    const refusal = refusalOf(visit, siteUrl);
    // Whatever a refused request would still send is not waited for.
    if (refusal && hasBody(visit.req)) visit.res.shouldKeepAlive = false;
    if (refusal) return void (await sendPlainPage(visit, refusal));
    if (visit.path !== canonicalPath(visit.path)) return void (await answerUnknown(visit));
    for (const answerer of answerers) if (await answerer(visit)) return;
  }

  /** Another spelling of a path gets the page of any unknown address, or an old one's redirect. */
  async function answerUnknown(visit: Visit): Promise<void> {
    visit.req.url = isShare(visit.path) ? '/share' : '/404';
    await pages(visit);
  }
}

/** Astro has addresses of its own, such as one that changes pictures. The site uses none of them. */
const internalsAnswerer: Answerer = (visit) =>
  visit.path.startsWith('/_') && sendPlainPage(visit, notFoundPage);

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}
