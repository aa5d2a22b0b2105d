import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { releaseNow } from '../scheduling/clock';
import { endLook } from './end-look';
import { giveBack, leaseLength, renewLease, takeDue } from './leases';
import { lookAt } from './look';
import type { ReceiptRow } from './receipt-rows';
import { alarmUnseen } from './unseen';

const everyMilliseconds = 500;
const mostAtOnce = 6;

/**
 * Looks at the public site for what was released, until it is there. Each process looks by itself,
 * and none at what another is looking at; what one leaves unfinished, another goes on with.
 *
 * @returns a function that ends it, and waits for what is under way
 */
export function startLooking(strapi: Core.Strapi): () => Promise<void> {
  const looker = new Looker(strapi);
  const timer = setInterval(() => void looker.go(), everyMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looker.stop();
  };
}

/** One process that looks. */
class Looker {
  readonly #strapi: Core.Strapi;
  readonly #owner = randomUUID();
  readonly #end = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #taking: Promise<void> = Promise.resolve();
  #isTaking = false;
  /** Whether the site gave no answer last, so that one question at a time is enough. */
  #isAway = false;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** Takes what is due, unless it is at it already. */
  go(): Promise<void> {
    if (this.#isTaking || this.#end.signal.aborted) return this.#taking;
    this.#isTaking = true;
    this.#taking = this.#take().finally(() => {
      this.#isTaking = false;
    });
    return this.#taking;
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#taking;
    await Promise.all(this.#running);
  }

  async #take(): Promise<void> {
    try {
      const free = (this.#isAway ? 1 : mostAtOnce) - this.#running.size;
      if (free <= 0) return;
      for (const receipt of await takeDue(this.#strapi, this.#owner, releaseNow(), free)) {
        const look = this.#look(receipt).finally(() => this.#ended(look));
        this.#running.add(look);
      }
    } catch (error) {
      this.#strapi.log.error(`Receipts could not be read: ${String(error)}. They are read again.`);
    }
  }

  async #look(receipt: ReceiptRow): Promise<void> {
    const began = Date.now();
    const stay = () => this.#stay(receipt, Date.now() - began);
    const timer = setInterval(() => void stay(), leaseLength / 3);
    try {
      const visit = { signal: this.#end.signal, now: releaseNow };
      const look = await lookAt(this.#strapi, receipt, visit);
      this.#isAway = look.trouble?.isAway ?? false;
      if (this.#end.signal.aborted) await giveBack(this.#strapi, this.#owner, receipt.id, {});
      else await endLook(this.#strapi, this.#owner, receipt, look, releaseNow());
    } catch (error) {
      this.#strapi.log.error(
        `What was released could not be looked at: ${String(error)}. It is looked at again.`,
      );
    } finally {
      clearInterval(timer);
    }
  }

  /** The next at once: many may have gone out together. */
  #ended(look: Promise<void>): void {
    this.#running.delete(look);
    if (!this.#isAway) void this.go();
  }

  /** A look that takes its time keeps what it has taken, and may be an alarm in itself. */
  async #stay(receipt: ReceiptRow, lasting: number): Promise<void> {
    const fault = `the site has been answering for ${Math.round(lasting / 1000)} seconds`;
    try {
      await renewLease(this.#strapi, this.#owner, receipt.id, releaseNow());
      await alarmUnseen(this.#strapi, receipt, { fault, isAway: false }, releaseNow());
    } catch (error) {
      this.#strapi.log.error(`A receipt could not be kept: ${String(error)}`);
    }
  }
}
