import { setTimeout as pause } from 'node:timers/promises';
import { failed, type Result, type StrapiFault } from './strapi-content-error.js';

export interface ReadOptions {
  /** Sent as a bearer token. Leave it out for what the public may read. */
  token?: string | undefined;
  /** Milliseconds for one try, from connecting to the last byte. */
  timeoutMs: number;
  /** Tries after the first one. Only faults that may pass are tried again. */
  retries: number;
  /** Milliseconds before the second try; each later pause is twice as long. */
  pauseMs: number;
  signal?: AbortSignal | undefined;
}

const mayPass: StrapiFault[] = ['unreachable', 'timed-out', 'server-fault', 'unreadable'];

/** Reads JSON with GET. Never throws: a fault is a value, with what to do about it. */
export async function getJson(url: URL, options: ReadOptions): Promise<Result<unknown>> {
  for (let tried = 0; ; tried += 1) {
    const result = await tryOnce(url, options);
    if (result.ok || !mayPass.includes(result.error.fault)) return result;
    if (tried >= options.retries || options.signal?.aborted) return result;
    await pause(options.pauseMs * 2 ** tried, undefined, { signal: options.signal }).catch(
      () => undefined,
    );
  }
}

async function tryOnce(url: URL, options: ReadOptions): Promise<Result<unknown>> {
  const { signal, isLate, done } = limited(options);
  const headers = {
    accept: 'application/json',
    ...(options.token && { authorization: `Bearer ${options.token}` }),
  };
  try {
    // A redirect would carry the token to another address.
    const response = await fetch(url, { headers, signal, redirect: 'error' });
    if (response.ok) return await readBody(url, response);
    await response.body?.cancel();
    return refused(url, response.status);
  } catch (cause) {
    if (isLate()) {
      return failed(
        'timed-out',
        `${where(url)} did not answer within ${options.timeoutMs} ms.`,
        'See whether the CMS is overloaded, or allow it more time.',
        cause,
      );
    }
    return failed(
      'unreachable',
      `${where(url)} could not be reached.`,
      'See whether the CMS is running and whether its address is right.',
      cause,
    );
  } finally {
    done();
  }
}

/**
 * A signal of its own for each try, and nothing left of it afterwards: `AbortSignal.any` and
 * `AbortSignal.timeout` would stay in memory until the time is over, thousands of them where
 * thousands of answers are read.
 */
function limited({ signal: stopped, timeoutMs }: ReadOptions) {
  const controller = new AbortController();
  let isLate = false;
  const stop = () => controller.abort(stopped?.reason);
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  if (stopped?.aborted) stop();
  else stopped?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    isLate: () => isLate,
    done() {
      clearTimeout(timer);
      stopped?.removeEventListener('abort', stop);
    },
  };
}

async function readBody(url: URL, response: Response): Promise<Result<unknown>> {
  const text = await response.text();
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (cause) {
    return failed(
      'unreadable',
      `${where(url)} answered with something that is not JSON, or only a part of it.`,
      'See whether the address is that of Strapi, and whether something stands between.',
      cause,
    );
  }
}

function refused(url: URL, status: number): Result<never> {
  const what = `${where(url)} answered ${status}.`;
  if (status === 401 || status === 403) {
    return failed('refused', what, 'Grant this route to the token, or to the Public role.');
  }
  if (status === 404 || status === 410)
    return failed('not-found', what, 'See whether the path is right.');
  if (status === 429 || status >= 500) {
    return failed('server-fault', what, 'See the log of the CMS.');
  }
  return failed('refused', what, 'See whether the route allows these query parameters.');
}

/** The address without its query, which is of no use to a reader of logs. */
function where(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
