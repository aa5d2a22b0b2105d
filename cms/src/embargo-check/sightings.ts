import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { HiddenThings } from './hidden-things';
import type { Answer } from './outside';
import { holds, plainWords, wordsOfAnswer } from './plain-words';
import { phrasesInPublic } from './public-words';
import type { Term } from './terms';

const readable = /^(text\/|application\/(json|xml|.*\+(json|xml)|javascript|manifest)|image\/svg)/;

/** Finds in answers what gives the item away. */
export class Sightings {
  readonly #strapi: Core.Strapi;
  readonly #hidden: HiddenThings;
  #terms: Term[];
  #inPublic: Promise<Set<string>> | undefined;
  readonly #foundInPublic: Term[] = [];

  constructor(strapi: Core.Strapi, hidden: HiddenThings) {
    this.#strapi = strapi;
    this.#hidden = hidden;
    this.#terms = hidden.terms;
  }

  /**
   * What an answer gives away, each in words: "its title".
   *
   * @param asked what was asked, which an answer may repeat
   */
  async in(answer: Answer, asked = ''): Promise<string[]> {
    const file = this.fileIn(answer);
    const text = textOf(answer);
    const question = plainWords(asked);
    const seen = this.#terms.filter(
      ({ phrase }) => !question.includes(phrase) && holds(text, phrase),
    );
    const secret = seen.length > 0 ? await this.#withoutPublic(seen) : [];
    return [...new Set([...(file ? [file] : []), ...secret.map(({ what }) => what)])];
  }

  /** Whether the bytes of a hidden file were served, in words; null when not. */
  fileIn({ body, isCut, headers, status }: Answer): string | null {
    if (body.length === 0) return null;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const found = this.#hidden.documents.find(
      (document) =>
        document.sha256 === sha256 ||
        (isCut && status === 200 && Number(headers['content-length']) === document.bytes),
    );
    return found ? `the file “${found.title}” itself` : null;
  }

  get lookedFor(): string[] {
    return this.#terms.map(inWords);
  }

  get notLookedFor(): string[] {
    return [
      ...this.#hidden.tooCommon.map((term) => `${term}: too short or too common`),
      ...this.#foundInPublic.map((term) => `${inWords(term)}: also stands in something public`),
    ];
  }

  async #withoutPublic(seen: readonly Term[]): Promise<Term[]> {
    const { documentId } = this.#hidden.entry;
    const others = this.#terms.filter(({ isItsOwn }) => !isItsOwn);
    this.#inPublic ??= phrasesInPublic(this.#strapi, others, documentId);
    const inPublic = await this.#inPublic;
    const known = this.#terms.filter(({ phrase }) => inPublic.has(phrase));
    this.#foundInPublic.push(...known);
    this.#terms = this.#terms.filter((term) => !known.includes(term));
    return seen.filter(({ phrase }) => !inPublic.has(phrase));
  }
}

function inWords({ what, text }: Term): string {
  return `${what} “${text}”`;
}

function textOf({ headers, body }: Answer): string {
  const names = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const isText = readable.test(headers['content-type'] ?? '') || !headers['content-type'];
  return wordsOfAnswer(names.join('\n')) + (isText ? `\n${wordsOfAnswer(body.toString())}` : '');
}
