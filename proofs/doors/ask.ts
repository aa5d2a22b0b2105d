import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** One request of a stranger. The path is sent as it is written. */
export interface Request {
  to: 'site' | 'cms';
  path: string;
  /** GET when left out. */
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
  /** Sent through a bare socket, for what no well-behaved client sends. */
  isRaw?: boolean;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Decoded, as bytes in Latin-1, so that text and files are searched in the same way. */
  body: string;
}

export interface Addresses {
  siteUrl: string;
  cmsUrl: string;
}

const longestMs = 15_000;

/** Sends a request and reads the whole answer. */
export function ask(addresses: Addresses, request: Request): Promise<Answer> {
  const origin = new URL(request.to === 'site' ? addresses.siteUrl : addresses.cmsUrl);
  return request.isRaw ? askBySocket(origin, request) : askByHttp(origin, request);
}

/** A request in one line, for messages. */
export function lineOf({ to, method = 'GET', path, headers }: Request): string {
  return `${to} ${method} ${path}${headers ? ` ${JSON.stringify(headers)}` : ''}`;
}

function askByHttp(origin: URL, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: origin.hostname,
        port: origin.port,
        method: request.method ?? 'GET',
        path: request.path,
        headers: { ...request.headers, connection: 'close' },
        timeout: longestMs,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const headers = joined(response.headers);
          const body = decoded(Buffer.concat(chunks), headers['content-encoding']);
          resolve({ status: response.statusCode ?? 0, headers, body });
        });
      },
    );
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`${lineOf(request)} was not answered.`)));
    sent.end(request.body);
  });
}

/** The body stays as it came, in its chunks: good enough to be searched and compared. */
function askBySocket(origin: URL, request: Request): Promise<Answer> {
  const lines = Object.entries({ host: origin.host, ...request.headers, connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(origin.port), origin.hostname);
    const chunks: Buffer[] = [];
    socket.setTimeout(longestMs, () => socket.destroy(new Error(`${lineOf(request)}: no answer`)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(readAnswer(Buffer.concat(chunks).toString('latin1'))));
    socket.write(
      Buffer.from(`${request.method ?? 'GET'} ${request.path} HTTP/1.1\r\n${head}\r\n`, 'latin1'),
    );
  });
}

function readAnswer(text: string): Answer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = fields.map((field): [string, string] => {
    const at = field.indexOf(':');
    return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()];
  });
  const status = Number(line.split(' ')[1] ?? 0);
  return { status, headers: Object.fromEntries(headers), body: body.join('\r\n\r\n') };
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}

function decoded(body: Buffer, coding: string | undefined): string {
  if (body.length === 0) return '';
  if (coding === 'br') return brotliDecompressSync(body).toString('latin1');
  if (coding === 'gzip') return gunzipSync(body).toString('latin1');
  return body.toString('latin1');
}
