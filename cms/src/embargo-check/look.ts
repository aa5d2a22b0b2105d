import { fingerprintOf, nonsenseLike, type Fingerprint } from './compare';
import type { At, Guess, Open, Target } from './doors';
import { isAnswer, type Answer, type Outcome, type Question, type Visitor } from './outside';
import type { Verdict } from './report';
import type { Sightings } from './sightings';
import { isAway, statusWords } from './status-words';

export interface Finding {
  verdict: Verdict;
  saw: string;
}

/** What is right for an address that the public has known. */
export type Expected = 'unknown' | 'gone' | 'older-file';

const mostPages = 200;
const secondTry = 500;

/** Looks at doors as an anonymous visitor and says what there is to see. */
export class Looker {
  readonly #visitors: Record<At, Visitor>;
  readonly #sightings: Sightings;
  readonly #nonsense = new Map<Guess, Promise<{ outcome: Outcome; target: Target }>>();

  constructor(visitors: Record<At, Visitor>, sightings: Sightings) {
    this.#visitors = visitors;
    this.#sightings = sightings;
  }

  /**
   * Tries a door that opens to who guesses right. Any answer that differs from the one to nonsense
   * tells that something is there; a difference counts when it shows twice.
   */
  async guess(door: Guess, target: Target, expected: Expected): Promise<Finding> {
    const question = door.ask(target);
    const outcome = await this.#ask(door.at, question);
    if (!isAnswer(outcome)) return couldNotLook(outcome.why);
    const asked = [question.path, ...Object.values(target)].join('\n');
    const shown = await this.#sightings.in(outcome, asked);
    const file = this.#sightings.fileIn(outcome);
    const settled = settledBy(expected, outcome, shown, file);
    if (settled) return settled;
    const nonsense = await this.#askNonsense(door, target);
    const difference = compared(outcome, target, nonsense);
    if (difference === null) return asNonsense(outcome);
    const again = await this.#ask(door.at, door.ask(target));
    const fresh = await this.#freshNonsense(door, target);
    return this.#judge(again, target, nonsense, fresh, shown);
  }

  /** Reads what anyone may read, and looks for words of the item. */
  async open(door: Open): Promise<Finding> {
    const findings: Finding[] = [];
    for (const question of door.questions) {
      findings.push(await this.#read(door, question));
    }
    return together(findings);
  }

  #judge(
    again: Outcome,
    target: Target,
    first: { outcome: Outcome; target: Target },
    fresh: { outcome: Outcome; target: Target },
    shown: readonly string[],
  ): Finding {
    if (!isAnswer(again)) return couldNotLook(again.why);
    if (!isAnswer(fresh.outcome)) return couldNotLook(fresh.outcome.why);
    if (isAway(fresh.outcome.status)) return couldNotLook(statusWords(fresh.outcome.status));
    const difference = compared(again, target, fresh);
    if (difference === null) return asNonsense(again);
    if (shown.length > 0) {
      return seen(`${statusWords(again.status)}, with ${listOf(shown)}.`);
    }
    const isSteady =
      isAnswer(first.outcome) && compared(fresh.outcome, fresh.target, first) === null;
    if (difference === 'body' && !isSteady) {
      return hidden(`${statusWords(again.status)}, as for an address that does not exist.`);
    }
    return seen(differenceWords(again, fresh.outcome));
  }

  async #read(door: Open, question: Question, page = 1): Promise<Finding> {
    const asked = page === 1 ? question : { ...question, path: `${question.path}?page=${page}` };
    const outcome = await this.#askWhatMayBeAway(door.at, asked);
    if (!isAnswer(outcome)) return couldNotLook(outcome.why);
    if (isAway(outcome.status)) return couldNotLook(`${statusWords(outcome.status)}.`);
    const shown = await this.#sightings.in(outcome, decodeURIComponent(question.path));
    if (shown.length > 0) return seen(`${statusWords(outcome.status)}, with ${listOf(shown)}.`);
    if (outcome.isCut) {
      return couldNotLook('It is so long that only its beginning was read; nothing was in that.');
    }
    const finding = hidden(`${statusWords(outcome.status)}; nothing of it is there.`);
    if (!door.hasPages || page >= Math.min(pagesOf(outcome), mostPages)) return finding;
    return together([finding, await this.#read(door, question, page + 1)]);
  }

  async #askWhatMayBeAway(at: At, question: Question): Promise<Outcome> {
    const outcome = await this.#ask(at, question);
    if (isAnswer(outcome) && !isAway(outcome.status)) return outcome;
    await new Promise((resolve) => setTimeout(resolve, secondTry));
    return this.#ask(at, question);
  }

  #ask(at: At, question: Question): Promise<Outcome> {
    return this.#visitors[at].ask(question);
  }

  #askNonsense(door: Guess, target: Target): Promise<{ outcome: Outcome; target: Target }> {
    const known = this.#nonsense.get(door);
    if (known) return known;
    const asked = this.#freshNonsense(door, target);
    this.#nonsense.set(door, asked);
    return asked;
  }

  async #freshNonsense(door: Guess, like: Target) {
    const target = nonsenseLike(like);
    return { outcome: await this.#ask(door.at, door.ask(target)), target };
  }
}

/** What is right for an address that was public once, or still holds an older file. */
function settledBy(
  expected: Expected,
  answer: Answer,
  shown: readonly string[],
  file: string | null,
): Finding | null {
  if (file) return seen(`${statusWords(answer.status)}: ${file} was served.`);
  if (expected === 'unknown' || answer.status === 404) return null;
  if (expected === 'older-file') {
    const isNew = answer.status === 304 || shown.some((what) => what.includes('fingerprint'));
    return isNew
      ? seen(`${statusWords(answer.status)}, for the new file.`)
      : hidden(`${statusWords(answer.status)}: the file before the change, which is public.`);
  }
  if (shown.length > 0) return null;
  if (answer.status === 410) return hidden('Gone (410), as it should be: it was public once.');
  return answer.trail.length > 1 ? hidden('Led to what took its place, which is public.') : null;
}

/** @returns what differs; null when nothing does */
function compared(
  answer: Answer,
  target: Target,
  nonsense: { outcome: Outcome; target: Target },
): keyof Fingerprint | 'no-answer' | null {
  if (!isAnswer(nonsense.outcome)) return 'no-answer';
  const control = { answer: nonsense.outcome, target: nonsense.target };
  const one = fingerprintOf(answer, target, control);
  const other = fingerprintOf(nonsense.outcome, nonsense.target, control);
  return (['steps', 'headers', 'body'] as const).find((part) => one[part] !== other[part]) ?? null;
}

function asNonsense(answer: Answer): Finding {
  if (isAway(answer.status)) return couldNotLook(`${statusWords(answer.status)}.`);
  return hidden(`${statusWords(answer.status)}, the same as for an address that does not exist.`);
}

function differenceWords(answer: Answer, nonsense: Answer): string {
  const there = 'That tells that something is there.';
  if (answer.status !== nonsense.status) {
    return `${statusWords(answer.status)}, where an address that does not exist answers ${statusWords(nonsense.status)}. ${there}`;
  }
  return `${statusWords(answer.status)}, but not the same answer as for an address that does not exist. ${there}`;
}

function pagesOf({ body }: Answer): number {
  try {
    const { meta } = JSON.parse(body.toString()) as {
      meta?: { pagination?: { pageCount?: number } };
    };
    return meta?.pagination?.pageCount ?? 1;
  } catch {
    return 1;
  }
}

/** The worst of several, with what was seen there; the same words once. */
function together(findings: readonly Finding[]): Finding {
  for (const verdict of ['seen', 'could-not-look', 'hidden'] as const) {
    const worst = findings.filter((finding) => finding.verdict === verdict);
    if (worst.length > 0) {
      return { verdict, saw: [...new Set(worst.map(({ saw }) => saw))].join(' ') };
    }
  }
  return hidden('There is no such page to look at.');
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const hidden = (saw: string): Finding => ({ verdict: 'hidden', saw });
const seen = (saw: string): Finding => ({ verdict: 'seen', saw });
const couldNotLook = (saw: string): Finding => ({ verdict: 'could-not-look', saw });
