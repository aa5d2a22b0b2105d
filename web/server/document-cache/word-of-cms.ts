import type { Refused } from '../answer-of-cms.ts';

/** What the CMS says of a document: that it may be served, or why not. */
export type Word = Refused | 'served';

interface Given {
  /** What was published as it was asked. */
  set: object | undefined;
  /** When it was asked, in milliseconds of a clock that nobody sets. */
  askedAt: number;
}

interface WordOfCmsOptions {
  /** Asks the CMS about a document. */
  ask: (id: string) => Promise<Word>;
  /** What is published: the same object until something changes. */
  current: () => object | undefined;
  now?: () => number;
}

/** Milliseconds for which a word is good, and after which it is asked for again beside the readers. */
const goodForMs = 1_000;
const askAgainMs = 500;

/** Documents of which a word is remembered. */
const mostRemembered = 1_000;

/**
 * The CMS has the last word on a document, and thousands who read it at once are one question each
 * half second. A word that it may be served is good for a second from when it was asked for, and not
 * a moment longer than what is published stays as it is. A word against it is good for those who
 * wait for it.
 */
export function wordOfCms({ ask, current, now = () => performance.now() }: WordOfCmsOptions) {
  const given = new Map<string, Given>();
  const asking = new Map<string, { set: object | undefined; word: Promise<Word> }>();

  const askOnce = (id: string): Promise<Word> => {
    const set = current();
    const under = asking.get(id);
    if (under?.set === set && under) return under.word;
    const askedAt = now();
    const word = ask(id).then((answer) => {
      if (asking.get(id)?.word === word) asking.delete(id);
      given.delete(id);
      if (answer !== 'served') return answer;
      given.set(id, { set, askedAt });
      const [oldest] = given.keys();
      if (given.size > mostRemembered && oldest !== undefined) given.delete(oldest);
      return answer;
    });
    asking.set(id, { set, word });
    return word;
  };

  return async (id: string): Promise<Word> => {
    const known = given.get(id);
    const age = known && known.set === current() ? now() - known.askedAt : Infinity;
    if (age >= goodForMs) return askOnce(id);
    if (age >= askAgainMs) void askOnce(id);
    return 'served';
  };
}
