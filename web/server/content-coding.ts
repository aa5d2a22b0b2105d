import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip' | 'identity';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const fromBrotli = promisify(brotliDecompress);
const fromGzip = promisify(gunzip);

const compressible = /^text\/|[/+](?:json|xml|javascript)\b|^image\/(?:svg|x-icon|vnd\.microsoft)/;

/** Below this many bytes, compressing costs more than it saves. */
const leastBytes = 256;

/**
 * Chooses how to code an answer, by `Accept-Encoding` (RFC 9110, section 12.5.3). Brotli is the
 * smaller, so it wins unless it is refused; the visitor's order of preference plays no part.
 */
export function chooseCoding(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity';
  const known = chosen.get(accepted);
  if (known) return known;
  const coding = readAccepted(accepted);
  // Browsers send a handful of short values; others are read anew each time.
  if (chosen.size < mostRemembered && accepted.length < longestRemembered) {
    chosen.set(accepted, coding);
  }
  return coding;
}

const mostRemembered = 200;
const longestRemembered = 100;
const chosen = new Map<string, Coding>();

function readAccepted(accepted: string): Coding {
  const allowed = new Map(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
        const weight = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1';
        return [coding, Number(weight) > 0];
      }),
  );
  const isAllowed = (coding: Coding) => allowed.get(coding) ?? allowed.get('*') ?? false;
  if (isAllowed('br')) return 'br';
  return isAllowed('gzip') ? 'gzip' : 'identity';
}

/** True where an answer of this type and size gains from being compressed. */
export function isWorthCoding(mediaType: string, bytes: number): boolean {
  return bytes >= leastBytes && compressible.test(mediaType);
}

/** @param isOnce true for what is compressed once and sent often, so that time does not matter */
export async function encode(body: Buffer, coding: Coding, isOnce: boolean): Promise<Buffer> {
  if (coding === 'identity') return ofItsOwn(body);
  if (coding === 'gzip') return ofItsOwn(await toGzip(body, { level: isOnce ? 9 : 6 }));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: isOnce ? 11 : 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return ofItsOwn(await toBrotli(body, { params }));
}

/** Node gives small results as parts of larger memory, all of which would be kept with them. */
function ofItsOwn(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  return Buffer.from(new Uint8Array(bytes).buffer);
}

/** The bytes as they were before they were coded so. */
export async function decode(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'identity') return bytes;
  return coding === 'gzip' ? fromGzip(bytes) : fromBrotli(bytes);
}
