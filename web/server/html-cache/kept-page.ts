import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { decode, encode, isWorthCoding, type Coding } from '../content-coding.ts';
import { entityTagOf } from '../entity-tag.ts';
import { prepareAnswer, type PreparedAnswer } from '../prepared-answer.ts';
import type { WholeAnswer } from '../send-text.ts';

/** Bytes that a page takes beside its text: headers, keys, its place in the list. */
const ofItself = 3_000;

/** Beyond so many bytes a text is kept only compressed: the list of ten thousand as CSV, say. */
const largeBytes = 256 * 1024;

/** A page as it was rendered for everybody, compressed at most once for each coding. */
export class KeptPage {
  readonly status: number;
  readonly isEmpty: boolean;
  /** The content that it shows. */
  version: number;
  /** How often it was asked for since it was kept or looked at last. */
  asked = 0;
  readonly #headers: OutgoingHttpHeaders;
  readonly #isCoded: boolean;
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
    this.#digest = digestOf(body);
    this.#source = { coding: 'identity', bytes: body };
  }

  /** Makes a page of what was rendered; a large one takes the time to compress it. */
  static async of(answer: WholeAnswer, version: number): Promise<KeptPage> {
    const page = new KeptPage(answer, version);
    if (page.#isCoded && answer.body.length > largeBytes) {
      const { bytes } = await page.prepare('br');
      page.#source = { coding: 'br', bytes };
    }
    return page;
  }

  /** An upper bound of its memory: gzip makes less than half of it, or twice what Brotli made. */
  get bytes(): number {
    const { coding, bytes } = this.#source;
    const codings = coding === 'identity' ? 2 : 3;
    return bytes.length * (this.#isCoded ? codings : 1) + ofItself;
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
    // What is kept only compressed is unpacked for each of the few who ask for it so.
    if (coding !== 'identity' || known === 'identity') this.#ready.set(coding, prepared);
    return prepared;
  }
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}
