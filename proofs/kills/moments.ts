import path from 'node:path';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { WholeProduct } from '../running/whole-product.ts';
import { namesIn } from './sound-store.ts';

/** When to kill: a moment that is chosen, or one at random. */
export interface Moment {
  name: string;
  /** Resolves at the moment, or when `isOver` says that there is nothing to wait for any more. */
  wait(isOver: () => boolean): Promise<unknown>;
}

/** @param share of the time that the work takes by itself, in milliseconds */
export function after(share: number, workMs: number): Moment {
  return {
    name: `after ${Math.round(share * 100)} % of its time`,
    wait: () => pause(share * workMs),
  };
}

export function atRandom(workMs: number): Moment {
  return { name: 'at random', wait: () => pause(Math.random() * 1.1 * workMs) };
}

/** As soon as a folder holds something new whose name is of a kind. */
export function whenThereIs(name: string, folder: string, pattern: RegExp): Moment {
  return {
    name,
    async wait(isOver) {
      const before = new Set(namesIn(folder));
      const isThere = () => namesIn(folder).some((one) => pattern.test(one) && !before.has(one));
      while (!isThere() && !isOver()) await setImmediate();
    },
  };
}

export function uploadMoments({ dataDir }: WholeProduct): Moment[] {
  const [uploading, documents] = ['uploading', 'documents'].map((name) => path.join(dataDir, name));
  return [
    whenThereIs('as its first bytes are on the disk', uploading ?? '', /^request-/),
    whenThereIs('as it enters the store', documents ?? '', /^\.upload-/),
    whenThereIs('as it is in the store', documents ?? '', /^[0-9a-f]{64}-/),
  ];
}

export function withdrawalMoments({ withdrawalsDir }: WholeProduct): Moment[] {
  return [
    whenThereIs('as its tombstone is there', withdrawalsDir, /\.json$/),
    whenThereIs('as its tombstone is begun', withdrawalsDir, /^\./),
  ];
}

/** Starts some work of the CMS and kills the CMS at a moment. @returns whether it had answered */
export async function killDuring(
  product: WholeProduct,
  work: () => Promise<unknown>,
  moment: Moment,
): Promise<{ hasAnswered: boolean }> {
  let hasAnswered = false;
  let hasEnded = false;
  const waiting = moment.wait(() => hasEnded);
  const working = work().then(
    () => {
      hasAnswered = true;
      hasEnded = true;
    },
    () => {
      hasEnded = true;
    },
  );
  await waiting;
  const answeredBefore = hasAnswered;
  await product.killCms();
  await working;
  return { hasAnswered: answeredBefore || hasAnswered };
}
