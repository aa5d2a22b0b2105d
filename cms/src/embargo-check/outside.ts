import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** What a browser sends when somebody types an address: no token, no cookie, nothing of ours. */
export const ordinaryHeaders = {
  'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-GB,en;q=0.5',
  'Accept-Encoding': 'gzip, br',
};

/** Longest wait for one answer, in milliseconds. */
const patience = 10_000;
const megabyte = 1024 * 1024;
const mostSteps = 3;

export interface Question {
  method?: string;
  /** From its first slash, as it is to be sent. */
  path: string;
  headers?: Record<string, string>;
  /** How much of the answer is read; 5 when left out. */
  megabytes?: number;
}

export interface Answer {
  /** The status of each answer on the way, with where it led. */
  trail: { status: number; location: string }[];
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** Whether there was more than is read. */
  isCut: boolean;
}

/** Why there is no answer, in words for an editor. */
export interface NoAnswer {
  why: string;
}

export type Outcome = Answer | NoAnswer;

export function isAnswer(outcome: Outcome): outcome is Answer {
  return 'status' in outcome;
}

/** An anonymous visitor of one origin, who follows redirects there and nowhere else. */
export class Visitor {
  readonly origin: string;
  readonly #agent: http.Agent;
  readonly #signal: AbortSignal;
  readonly #onAnswer: (path: string, status: number) => void;

  /**
   * @param origin scheme, host and port
   * @param signal ends the visit
   * @param onAnswer told of every single answer
   */
  constructor(
    origin: string,
    signal: AbortSignal,
    onAnswer: (path: string, status: number) => void = () => undefined,
  ) {
    this.origin = origin;
    const Agent = origin.startsWith('https:') ? https.Agent : http.Agent;
    this.#agent = new Agent({ keepAlive: true });
    this.#signal = signal;
    this.#onAnswer = onAnswer;
  }

  leave(): void {
    this.#agent.destroy();
  }

  async ask(question: Question): Promise<Outcome> {
    const trail: Answer['trail'] = [];
    let path = question.path;
    for (;;) {
      const outcome = await this.#askPatiently({ ...question, path });
      if (!isAnswer(outcome)) return outcome;
      const location = outcome.headers.location ?? '';
      trail.push({ status: outcome.status, location });
      const next = this.#pathHere(path, location);
      if (!next || trail.length > mostSteps) return { ...outcome, trail };
      path = next;
    }
  }

  /** A connection that was kept may have ended meanwhile, so what fails is asked once more. */
  async #askPatiently(question: Question): Promise<Outcome> {
    try {
      return await this.#askOnce(question);
    } catch (error) {
      if (this.#signal.aborted) return { why: 'There was no time left to ask.' };
      if ((error as Error).name === 'TimeoutError') return { why: whyOf(error) };
    }
    try {
      return await this.#askOnce(question);
    } catch (error) {
      return { why: this.#signal.aborted ? 'There was no time left to ask.' : whyOf(error) };
    }
  }

  async #askOnce({ method = 'GET', path, headers, megabytes = 5 }: Question): Promise<Answer> {
    const { protocol, hostname, port } = new URL(this.origin);
    const request = (protocol === 'https:' ? https : http).request({
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path,
      agent: this.#agent,
      headers: { ...ordinaryHeaders, ...headers },
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(patience)]),
    });
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.on('error', reject);
      request.end();
    });
    const status = response.statusCode ?? 0;
    this.#onAnswer(path, status);
    const { body, isCut } = await readBody(response, megabytes * megabyte, method === 'HEAD');
    if (isCut) request.destroy();
    return { trail: [], status, headers: response.headers, body, isCut };
  }

  #pathHere(path: string, location: string): string | null {
    if (!location || !URL.canParse(location, this.origin + path)) return null;
    const target = new URL(location, this.origin + path);
    return target.origin === this.origin ? target.pathname + target.search : null;
  }
}

async function readBody(
  response: http.IncomingMessage,
  most: number,
  isHead: boolean,
): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of decoded(response, isHead)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > most) return { body: Buffer.concat(chunks).subarray(0, most), isCut: true };
  }
  return { body: Buffer.concat(chunks), isCut: false };
}

function decoded(response: http.IncomingMessage, isHead: boolean): Readable {
  const coding = response.headers['content-encoding'];
  const decoder =
    coding === 'gzip' ? createGunzip() : coding === 'br' ? createBrotliDecompress() : null;
  const isBare = response.statusCode === 304 || response.statusCode === 204;
  if (!decoder || isBare || isHead) return response;
  response.once('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers at this address.',
  ENOTFOUND: 'The name of this address is not known here.',
  EAI_AGAIN: 'The name of this address could not be looked up.',
  ETIMEDOUT: 'There was no answer in time.',
  ECONNRESET: 'The connection was cut.',
  ABORT_ERR: `There was no answer within ${patience / 1000} seconds.`,
  CERT_HAS_EXPIRED: 'The certificate of this address has run out.',
};

/** Why there is no answer, in words for an editor. */
export function whyOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  const known = reasons[name === 'TimeoutError' ? 'ABORT_ERR' : String(code)];
  return known ?? `The connection failed (${code ?? name}).`;
}
