import { types } from 'node:util';
import { constants, createDeflateRaw } from 'node:zlib';
import type { Block, PublishedSet, RichText } from '@learning-reviews/content-contract';
import { inflateSync } from 'fflate';

const folded = Symbol('folded');

/** A text as JSON, compressed, with a byte in each character. */
interface Compressed {
  text: string;
  /** Bytes of the JSON. */
  bytes: number;
}

interface Folded extends Array<Block> {
  [folded]?: Compressed;
}

/** What ends a compressed text. Since none of our stream's does, it is added to each. */
const lastBlock = '\u0003\0';

/**
 * Wraps the one reader of what is published, so that the texts of publications, of which a page
 * shows one, take less than half of the memory. Each is folded where it is, soon after it was read:
 * whoever has the publication keeps the same object, and reads the same words from it.
 */
export function foldTexts(current: () => PublishedSet | undefined): () => PublishedSet | undefined {
  let seen: PublishedSet | undefined;
  let folding = Promise.resolve();
  return () => {
    const set = current();
    if (set && set !== seen) {
      seen = set;
      folding = folding.then(() => foldAllOf(set));
    }
    return set;
  };
}

async function foldAllOf({ lists }: PublishedSet): Promise<void> {
  const unfoldedYet = lists.publications.filter(
    ({ body }) => !types.isProxy(body) && body.length > 0,
  );
  if (unfoldedYet.length === 0) return;
  const { compress, close } = compressor();
  for (const publication of unfoldedYet) {
    const held: Folded = [];
    // Known without unpacking it: lists ask each publication whether it has a text.
    held.length = publication.body.length;
    held[folded] = await compress(JSON.stringify(publication.body));
    publication.body = new Proxy(held, unfolding);
  }
  close();
}

/**
 * Compresses one text after the other, each so that it can be read without the others. One stream
 * does it for all, on another thread: thousands of single calls would leave holes in memory that
 * nothing else fits into.
 */
function compressor() {
  const stream = createDeflateRaw({ chunkSize: 4096 });
  let parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return {
    compress: (text: string) =>
      new Promise<Compressed>((resolve) => {
        const json = Buffer.from(text);
        stream.write(json);
        stream.flush(constants.Z_FULL_FLUSH, () => {
          const text = Buffer.concat(parts).toString('latin1') + lastBlock;
          resolve({ text, bytes: json.length });
          parts = [];
        });
      }),
    /** Gives its memory back, which is outside of what Node collects. */
    close: () => stream.close(),
  };
}

const decoder = new TextDecoder();

/** The text that was looked at last: whoever looks at one looks at it many times. */
let open: { held: Folded; text: RichText } | undefined;

function unfolded(held: Folded): RichText {
  if (open?.held === held) return open.text;
  const { text = '', bytes = 0 } = held[folded] ?? {};
  // Node's own way would leave some kilobytes for each time that one is read, until all is collected.
  const json = inflateSync(Buffer.from(text, 'latin1'), { out: new Uint8Array(bytes) });
  open = { held, text: JSON.parse(decoder.decode(json)) as RichText };
  return open.text;
}

const unfolding: ProxyHandler<Folded> = {
  get: (held, key): unknown => (key === 'length' ? held.length : Reflect.get(unfolded(held), key)),
  has: (held, key) => Reflect.has(unfolded(held), key),
  ownKeys: (held) => Reflect.ownKeys(unfolded(held)),
  getOwnPropertyDescriptor: (held, key) => Reflect.getOwnPropertyDescriptor(unfolded(held), key),
  set: () => false,
  defineProperty: () => false,
  deleteProperty: () => false,
};
