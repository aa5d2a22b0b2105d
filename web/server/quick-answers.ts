import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseCoding } from './content-coding.ts';
import type { HtmlCache } from './html-cache/html-cache.ts';
import type { FrontServerFigures } from './metrics/front-server-figures.ts';
import { sendPrepared } from './prepared-answer.ts';
import { hasBody, isOwnHost } from './refusals.ts';
import type { StaticFiles } from './static-files.ts';

interface QuickAnswersOptions {
  siteUrl: string;
  cache: Pick<HtmlCache, 'kept'>;
  staticFiles: StaticFiles;
  /** True where an address that has no page may lead to another one. */
  mayLeadElsewhere: (path: string) => boolean;
  noteRefused: ((path: string) => void) | undefined;
  figures: FrontServerFigures;
}

/**
 * Answers what is ready to be sent for exactly the address that was asked for: nearly every request
 * of a busy day. It must give the very answer that the longer way would give, so all that needs a
 * thought is left to that, and so is every other spelling of an address.
 */
export function quickAnswerer(options: QuickAnswersOptions) {
  const { siteUrl, cache, staticFiles, noteRefused, figures } = options;
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const { method, url = '', headers } = req;
    if (method !== 'GET' && method !== 'HEAD') return false;
    if (hasBody(req) || !isOwnHost(headers.host, siteUrl)) return false;
    const coding = chooseCoding(headers['accept-encoding']);
    const prepared = staticFiles.ready?.(url, coding) ?? cache.kept(url)?.ready(coding);
    if (!prepared) return false;
    if (prepared.status === 404 && options.mayLeadElsewhere(url)) return false;
    sendPrepared(prepared, req, res);
    figures.quick += 1;
    figures.countAnswer(res.statusCode);
    if (prepared.status === 404) noteRefused?.(url);
    return true;
  };
}
