import { createHash } from 'node:crypto';
import { get } from 'node:http';

/** Reads an address to its end and keeps nothing. @returns the SHA-256 of what came, and its status */
export function download(address: string): Promise<{ status: number; sha256: string }> {
  return new Promise((resolve, reject) => {
    const sent = get(address, { agent: false }, (response) => {
      const hash = createHash('sha256');
      response.on('data', (chunk: Buffer) => hash.update(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, sha256: hash.digest('hex') }),
      );
    });
    sent.on('error', reject);
  });
}
