import { canonicalPath } from './canonical-path.ts';

interface GuessesOptions {
  cmsUrl: string;
  siteToken: string;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What was guessed at in one minute. Files by any address count as documents. */
interface Guesses {
  document: number;
  preview: number;
  share: number;
}

const kinds: Record<string, keyof Guesses> = {
  documents: 'document',
  media: 'document',
  uploads: 'document',
  preview: 'preview',
  share: 'share',
};

/** The CMS that is away is told of the last hour, and not of a whole night. */
const mostMinutes = 60;
const minuteMs = 60_000;
const lookMs = 15_000;
const timeoutMs = 5_000;

/**
 * Counts refused guesses at what is not public, minute by minute, for an alarm in the CMS. It keeps
 * numbers only: no visitor's address, and no path.
 */
export function countGuesses({ cmsUrl, siteToken, now = () => Date.now() }: GuessesOptions) {
  const minutes = new Map<number, Guesses>();
  let telling: Promise<void> | undefined;

  const tellAll = async () => {
    const current = Math.floor(now() / minuteMs);
    for (const [minute, guesses] of minutes) {
      if (minute >= current) continue;
      if (!(await tell(minute, guesses))) return;
      minutes.delete(minute);
    }
  };
  const tell = (minute: number, guesses: Guesses) => {
    const at = new Date(minute * minuteMs).toISOString().replace('.000Z', 'Z');
    return post(`${cmsUrl}/api/probes`, siteToken, { minute: at, ...guesses });
  };
  /** Tells the CMS of all minutes that are over. */
  const flush = () => (telling ??= tellAll().finally(() => (telling = undefined)));
  const timer = setInterval(() => void flush(), lookMs).unref();

  return {
    /** Notes that an address was answered with "not found". @param path as it was sent */
    noteRefused(path: string): void {
      const [, folder = '', rest] = canonicalPath(path).split('/', 3);
      const kind = rest === undefined ? undefined : kinds[folder.toLowerCase()];
      if (!kind) return;
      const minute = Math.floor(now() / minuteMs);
      const guesses = minutes.get(minute) ?? { document: 0, preview: 0, share: 0 };
      guesses[kind] += 1;
      minutes.set(minute, guesses);
      const [oldest] = minutes.keys();
      if (minutes.size > mostMinutes && oldest !== undefined) minutes.delete(oldest);
    },
    flush,
    stop: () => clearInterval(timer),
  };
}

export type GuessCount = ReturnType<typeof countGuesses>;

/** True where the CMS took it, or never will: one that is older knows no such address. */
async function post(url: string, token: string, body: object): Promise<boolean> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok || [400, 404, 405].includes(response.status);
  } catch {
    return false;
  }
}
