import type { Core } from '@strapi/strapi';
import { keepText } from '../searching/text-rows';
import { bellOr } from './bell';
import { removeCheck } from './check-rows';
import { claimNext, finishCheck, giveBack, keepClaim, returnAbandoned, type Claim } from './claims';
import { queueEntry, queueMissed } from './queue';
import { sealResult } from './reports';
import { givenUp, runDocumentCheck, type Outcome } from './run-document-check';
import { runVirusCheck } from './viruses/run-virus-check';
import { watchClamd } from './viruses/watch-clamd';
import { takeWanted } from './wanted';

/** How many are checked at once by this process. */
const atOnce = 2;
/** How often it is looked for what other processes have queued, in milliseconds. */
const lookEvery = 2_000;
const progressEvery = 500;
const signOfLifeEvery = 5_000;
/** How often it is looked for what was missed, or was begun by a process that was killed. */
const sweepEvery = 60_000;
/** A file that ends the check so often is called one that cannot be checked. */
const mostAttempts = 3;
const pauseWhenAway = 15_000;
/** Before the second attempt, and twice that before the third: the machine may lack something. */
const pauseAfterFailure = 1_000;

/**
 * Checks what waits, as long as the CMS runs: files that were uploaded, those that an update of the
 * checks has to look at again, and those that were missed. It goes on with what a killed process
 * had begun.
 *
 * @returns a function that ends it; what is under way waits again
 */
export function startChecking(strapi: Core.Strapi): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const workers = Array.from({ length: atOnce }, () => work(strapi, signal));
  const running = Promise.all([sweep(strapi, signal), ...workers]);
  return async () => {
    stopping.abort();
    await running;
  };
}

async function sweep(strapi: Core.Strapi, signal: AbortSignal): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    await quietly(strapi, async () => {
      await returnAbandoned(strapi);
      await watchClamd(strapi, new Date());
      if (round % 10 === 0) await queueMissed(strapi);
    });
    // Not by the bell: it rings for what waits already.
    await pause(sweepEvery, signal);
  }
}

async function work(strapi: Core.Strapi, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const didSomething = await quietly(strapi, async () => {
      for (const entry of takeWanted()) await queueEntry(strapi, entry);
      const claim = await claimNext(strapi);
      if (claim) await carryOut(strapi, claim, signal);
      return claim !== null;
    });
    if (!didSomething) await bellOr(lookEvery, signal);
  }
}

async function carryOut(strapi: Core.Strapi, claim: Claim, signal: AbortSignal): Promise<void> {
  if (claim.attempts > mostAttempts && claim.kind === 'document') {
    await finish(strapi, claim, { report: givenUp(claim, claim.storedName), text: null });
    return;
  }
  const life = new SignsOfLife(strapi, claim, signal);
  try {
    if (claim.kind === 'virus') await runVirusCheck(strapi, claim);
    else {
      const outcome = await runDocumentCheck(strapi, claim, life.signal, life.note);
      await keepOutcome(strapi, claim, outcome);
    }
  } catch (error) {
    await giveBack(strapi, claim, pauseWhenAway, true);
    throw error;
  } finally {
    await life.end();
  }
}

async function keepOutcome(strapi: Core.Strapi, claim: Claim, outcome: Outcome): Promise<void> {
  if (outcome === 'not wanted') await removeCheck(strapi, claim.key);
  else if (outcome === 'not now') await giveBack(strapi, claim, pauseWhenAway, false);
  else if (outcome === 'failed') {
    strapi.log.warn(`The check of a document broke off (attempt ${claim.attempts}).`);
    await giveBack(strapi, claim, pauseAfterFailure * claim.attempts, true);
  } else await finish(strapi, claim, outcome);
}

/** The text is there as soon as the check is over. */
async function finish(
  strapi: Core.Strapi,
  claim: Claim,
  { report, text }: Extract<Outcome, object>,
): Promise<void> {
  await strapi.db.transaction(async () => {
    await keepText(strapi, claim.sha256, text);
    await finishCheck(strapi, claim, sealResult(report, claim.key));
  });
}

/** Keeps the claim, and how far the check is, while it goes on; ends it where the claim is lost. */
class SignsOfLife {
  readonly #strapi: Core.Strapi;
  readonly #claim: Claim;
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal: AbortSignal;
  #progress = { done: 0, total: 0, step: '' };
  #saved = 0;
  #isNews = false;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(strapi: Core.Strapi, claim: Claim, stopping: AbortSignal) {
    this.#strapi = strapi;
    this.#claim = claim;
    this.signal = AbortSignal.any([stopping, this.#lost.signal]);
    this.#timer = setInterval(() => this.#save(), progressEvery);
    this.#saved = Date.now();
  }

  note = (progress: { done: number; total: number; step: string }): void => {
    this.#progress = progress;
    this.#isNews = true;
  };

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#saving;
  }

  #save(): void {
    const isDue = Date.now() - this.#saved > signOfLifeEvery;
    if (!this.#isNews && !isDue) return;
    this.#isNews = false;
    this.#saved = Date.now();
    this.#saving = this.#saving.then(() =>
      keepClaim(this.#strapi, this.#claim, this.#progress).then(
        (isKept) => isKept || this.#lost.abort(),
        () => undefined,
      ),
    );
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    timer.unref();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** What fails is tried again; the log never holds what was found, so nothing of the fault but its kind. */
async function quietly<T>(strapi: Core.Strapi, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    strapi.log.error(`Documents could not be checked: ${code ?? name}. It is tried again.`);
    return undefined;
  }
}
