import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { decode, encode, isWorthCoding, type Coding } from '../content-coding.ts';
import { entityTagOf } from '../entity-tag.ts';
import { prepareAnswer, type PreparedAnswer } from '../prepared-answer.ts';
import type { WholeAnswer } from '../send-text.ts';

/** Bytes that a page takes beside its text: headers, keys, its place in the list. */
const ofItself = 3_000;

/** Beyond so many bytes a text is never kept as it is read: the list of ten thousand as CSV, say. */
const largeBytes = 256 * 1024;

/**
 * A page as it was rendered for everybody, compressed at most once for each coding. What Brotli made
 * of it is kept; the other codings are made of that, and kept too, when somebody asks for them.
 */
export class KeptPage {
  readonly status: number;
  readonly isEmpty: boolean;
  /** The content that it shows. */
  version: number;
  /** How often it was asked for since it was kept or looked at last. */
  asked = 0;
  /** Told when it takes more memory than before. */
  whenGrown: () => void = () => undefined;
  readonly #headers: OutgoingHttpHeaders;
  readonly #isCoded: boolean;
  readonly #isLarge: boolean;
  readonly #digest: string;
  /** What everything else can be made of again. */
  #source: { coding: Coding; bytes: Buffer };
  readonly #ready = new Map<Coding, PreparedAnswer>();
  readonly #preparing = new Map<Coding, Promise<PreparedAnswer>>();

  private constructor({ status, headers, body }: WholeAnswer, version: number) {
    this.status = status;
    this.isEmpty = body.length === 0;
    this.version = version;
    this.#headers = headers;
    this.#isCoded = isWorthCoding(String(headers['content-type']), body.length);
    this.#isLarge = body.length > largeBytes;
    this.#digest = digestOf(body);
    this.#source = { coding: 'identity', bytes: body };
  }

  /** Makes a page of what was rendered, which takes the time to compress it. */
  static async of(answer: WholeAnswer, version: number): Promise<KeptPage> {
    const page = new KeptPage(answer, version);
    const coding = page.#isCoded ? 'br' : 'identity';
    const { bytes } = await page.prepare(coding);
    page.#source = { coding, bytes };
    return page;
  }

  /** The memory that it takes now. */
  get bytes(): number {
    let bytes = ofItself;
    for (const prepared of this.#ready.values()) bytes += prepared.bytes.length;
    return bytes;
  }

  /** What can be sent at once; undefined while it is not compressed in this way. */
  ready(coding: Coding): PreparedAnswer | undefined {
    return this.#ready.get(this.#isCoded ? coding : 'identity');
  }

  /** Compresses it, for however many wait for that. */
  prepare(wanted: Coding): Promise<PreparedAnswer> {
    const coding = this.#isCoded ? wanted : 'identity';
    const ready = this.#ready.get(coding);
    if (ready) return Promise.resolve(ready);
    let preparing = this.#preparing.get(coding);
    if (!preparing) {
      preparing = this.#prepare(coding).finally(() => this.#preparing.delete(coding));
      this.#preparing.set(coding, preparing);
    }
    return preparing;
  }

  /** True where it was rendered to the same bytes: then what was compressed can be used further. */
  isSame({ status, headers, body }: WholeAnswer): boolean {
    return (
      status === this.status &&
      digestOf(body) === this.#digest &&
      JSON.stringify(headers) === JSON.stringify(this.#headers)
    );
  }

  async #prepare(coding: Coding): Promise<PreparedAnswer> {
    const { coding: known, bytes: source } = this.#source;
    const bytes = await encode(await decode(source, known), coding, false);
    const headers = { ...this.#headers };
    if (this.#isCoded) headers.vary = 'Accept-Encoding';
    if (coding !== 'identity') headers['content-encoding'] = coding;
    const mayBeKept = this.status === 200 && headers['cache-control'] !== 'no-store';
    if (mayBeKept) headers.etag = entityTagOf(this.#digest, coding);
    const prepared = prepareAnswer(this.status, headers, bytes);
    // A large one is unpacked for each of the few who ask for it so.
    if (coding === 'identity' && this.#isCoded && this.#isLarge) return prepared;
    this.#ready.set(coding, prepared);
    this.whenGrown();
    return prepared;
  }
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}
