import { get } from 'node:http';

/** An answer, in short. */
export interface Answer {
  status: number;
  etag: string | undefined;
  /** Bytes of its body, as they came. */
  bytes: number;
}

/**
 * Asks as wrk does, with these headers alone: `fetch` adds to `If-None-Match` that no cache may answer,
 * and then servers made with Express send all again.
 */
export function ask(address: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, { headers, agent: false }, (res) => {
      let bytes = 0;
      res.on('data', (piece: Buffer) => (bytes += piece.length));
      res.on('error', reject);
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, etag: res.headers.etag, bytes });
      });
    }).on('error', reject);
  });
}
