import type { IncomingMessage } from 'node:http';
import { addresses, alertSignUp } from '@learning-reviews/content-contract';
import { alertsAddress, everything, type AlertFault } from '../src/alerts/alerts-query.ts';
import { FewAtOnce } from '../src/few-at-once.ts';
import { sendPlainPage, type PlainPage } from './plain-page.ts';
import type { Answerer, Visit } from './visit.ts';

interface AlertsOptions {
  siteUrl: string;
  cmsUrl: string;
  /** Undefined where readers cannot ask for alerts. */
  siteToken: string | undefined;
}

const timeoutMs = 5_000;
/** More than any sign-up is long. */
const mostBytes = 4_096;
const linkAddress = /^\/alerts\/(confirm|stop)\/([\w-]{43})$/;

const awayPage: PlainPage = {
  status: 503,
  title: 'This cannot be done for the moment',
  advice: 'Your link is not used up. Try again in a few minutes.',
  headers: { 'retry-after': '60' },
};

/** True for an address that is the secret of one reader. @param path as it was sent */
export function isAlertsLink(path: string): boolean {
  return /^\/alerts\/(?:confirm|stop)(?:\/|$)/.test(path);
}

/** True for the few requests of this site that change something: a sign-up, a yes, a stop. */
export function isAlertsOrder({ req, path }: Pick<Visit, 'req' | 'path'>): boolean {
  return req.method === 'POST' && (path === addresses.alerts || linkAddress.test(path));
}

/**
 * Takes what readers send about e-mail alerts, and passes it to the CMS. Addresses of mailboxes are
 * kept nowhere here, and written into no log. Pages of links change nothing by being opened: mail
 * programs open them to look for viruses.
 */
export function alertsAnswerer({ siteUrl, cmsUrl, siteToken }: AlertsOptions): Answerer {
  const few = new FewAtOnce(4, 20);

  return async (visit) => {
    if (!isAlertsOrder(visit)) return false;
    if (!siteToken) return leaveToPages(visit);
    const body = await readBody(visit.req);
    const [, link, token] = linkAddress.exec(visit.path) ?? [];
    if (!link) return signUp(visit, new URLSearchParams(body));
    const status = await tell(link, { token });
    if (link === 'confirm' && status === 404) return seeOther(visit, addresses.alertsDeadLink);
    // A CMS that refuses this site has done nothing either.
    if (status === 'away' || status >= 300) return sendPlainPage(visit, awayPage);
    if (link === 'confirm') return seeOther(visit, addresses.alertsConfirmed);
    // RFC 8058: the program that asks in its person's name follows no redirect.
    if (/List-Unsubscribe\W[^]*One-Click/.test(body)) {
      visit.res.writeHead(200, { 'content-type': 'text/plain' }).end('Stopped\n');
      return true;
    }
    return seeOther(visit, addresses.alertsStopped);
  };

  async function signUp(visit: Visit, form: URLSearchParams): Promise<true> {
    const about = form.get('about') ?? everything;
    const again = (fault: AlertFault) => seeOther(visit, alertsAddress({ about, fault }));
    if (!isFromHere(visit.req, siteUrl)) return again('later');
    const asked = alertSignUp.safeParse({
      address: form.get('address') ?? '',
      topic: about,
      pace: form.get('pace') ?? 'weekly',
    });
    if (!asked.success) return again('address');
    const status = await tell('sign-up', asked.data);
    return status === 204 ? seeOther(visit, addresses.alertsAsked) : again('later');
  }

  async function tell(what: string, body: object): Promise<number | 'away'> {
    const ask = () =>
      fetch(`${cmsUrl}/api/alerts/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${siteToken}` },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
    try {
      const response = await few.take(ask);
      if (response === 'busy') return 'away';
      await response.body?.cancel();
      return response.status >= 500 ? 'away' : response.status;
    } catch {
      return 'away';
    }
  }
}

/** Where nobody can ask for alerts, there is no page either. */
function leaveToPages(visit: Visit): false {
  visit.req.method = 'GET';
  return false;
}

/** The page that a browser asks for next, so that going back or loading again sends nothing twice. */
function seeOther({ res }: Visit, location: string): true {
  res.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': 0 }).end();
  return true;
}

/** A form on another site must not sign people up. A browser that says nothing is believed. */
function isFromHere({ headers }: IncomingMessage, siteUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return origin === new URL(siteUrl).origin || origin === `http://${host}`;
}

/** The whole body, or what counts as none where it is far too long. */
async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
