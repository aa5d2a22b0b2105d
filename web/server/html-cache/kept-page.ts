import type { OutgoingHttpHeaders } from 'node:http';
import { encode, isWorthCoding, type Coding } from '../content-coding.ts';
import { entityTag } from '../entity-tag.ts';
import { prepareAnswer, type PreparedAnswer } from '../prepared-answer.ts';
import type { WholeAnswer } from '../send-text.ts';

/** Bytes that a page takes beside its text: headers, keys, its place in the list. */
const ofItself = 3_000;

/** A page as it was rendered for everybody, compressed at most once for each coding. */
export class KeptPage {
  readonly status: number;
  readonly body: Buffer;
  /** An upper bound of its memory: a page compresses to less than half, in either coding. */
  readonly bytes: number;
  /** The content that it shows. */
  version: number;
  /** How often it was asked for since it was kept or looked at last. */
  asked = 0;
  readonly #headers: OutgoingHttpHeaders;
  readonly #isCoded: boolean;
  readonly #ready = new Map<Coding, PreparedAnswer>();
  readonly #preparing = new Map<Coding, Promise<PreparedAnswer>>();

  constructor({ status, headers, body }: WholeAnswer, version: number) {
    this.status = status;
    this.body = body;
    this.version = version;
    this.#headers = headers;
    this.#isCoded = isWorthCoding(String(headers['content-type']), body.length);
    this.bytes = body.length * (this.#isCoded ? 2 : 1) + ofItself;
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
      preparing = this.#compress(coding).finally(() => this.#preparing.delete(coding));
      this.#preparing.set(coding, preparing);
    }
    return preparing;
  }

  /** True where it was rendered to the same bytes: then what was compressed can be used further. */
  isSame({ status, headers, body }: WholeAnswer): boolean {
    return (
      status === this.status &&
      body.equals(this.body) &&
      JSON.stringify(headers) === JSON.stringify(this.#headers)
    );
  }

  async #compress(coding: Coding): Promise<PreparedAnswer> {
    const bytes = await encode(this.body, coding, false);
    const headers = { ...this.#headers };
    if (this.#isCoded) headers.vary = 'Accept-Encoding';
    if (coding !== 'identity') headers['content-encoding'] = coding;
    const mayBeKept = this.status === 200 && headers['cache-control'] !== 'no-store';
    if (mayBeKept) headers.etag = entityTag(this.body)(coding);
    const prepared = prepareAnswer(this.status, headers, bytes);
    this.#ready.set(coding, prepared);
    return prepared;
  }
}
