import { setTimeout as pause } from 'node:timers/promises';
import type { ContentDescription, ContentSet, RawSet } from './content-set.js';
import { heldContent } from './held-content.js';
import { knownFromFiles } from './known-from-files.js';
import { lastingEmptiness } from './emptied-lists.js';
import { newestSet, readConfirmed } from './newest-set.js';
import { olderAnswers } from './older-answers.js';
import { removeLeftovers } from './remove-leftovers.js';
import type { SnapshotStatus } from './snapshot-status.js';
import { isChecked } from './sound-set.js';
import type { StrapiClient } from './strapi-client.js';

/** The published content that a process holds in memory. */
export interface Snapshot<Lists extends object, Singles extends object> {
  /** The newest sound content, or undefined before there is any. The same object until it changes. */
  current(): ContentSet<Lists, Singles> | undefined;
  status(): SnapshotStatus;
  /** Stops looking for changes, and waits until what is being written is written. */
  stop(): Promise<void>;
}

export interface SnapshotOptions<Lists extends object, Singles extends object> {
  client: StrapiClient;
  content: ContentDescription<Lists, Singles>;
  /** Where the set is kept between starts. One file may serve several processes. */
  file?: string;
  /**
   * A file that a build made, used where `file` has nothing newer. It is kept up to date: a start
   * without `file`, as after a restore, must not show what was taken down since the build.
   */
  baked?: string;
  /** Milliseconds between looks at the CMS; 1,000 by default. */
  pollMs?: number;
  /**
   * Milliseconds for which a list that held items must come back empty to be believed, where the CMS
   * does not say what it lists; 30,000 by default.
   */
  acceptEmptyAfterMs?: number;
  /** Milliseconds that a look at the revision may take; 3,000 by default. */
  revisionTimeoutMs?: number;
  /** Milliseconds for which the start waits for the CMS; 1,500 with known content, else 10,000. */
  startWaitMs?: number;
  /** Milliseconds for which an older revision must be answered to be believed; 30,000 by default. */
  acceptOlderAfterMs?: number;
  /**
   * Milliseconds until all is read again, where only changes were read since; 600,000 by default.
   * It is read sooner after something came or went.
   */
  reconcileMs?: number;
  /** Told of each change for better or worse, once. */
  report?: (message: string) => void;
}

/** The longest pause between looks while the CMS is away, in milliseconds. */
const longestPauseMs = 5_000;

/**
 * After something came or went, all is read again after so long for each item, in milliseconds: what
 * goes out one after the other is no reason to read all after each.
 */
const doubtMsPerItem = 5;
const shortestDoubtMs = 2_000;
const longestDoubtMs = 60_000;
/** Between two readings of all: so many times as long as the last one took, for the CMS's sake. */
const restsForReading = 10;

/**
 * Holds what the CMS publishes, in memory and in a file, and looks about each second whether it
 * changed. It starts from the file or from what a build baked, whichever is newer and sound, and then
 * asks the CMS. Whatever the CMS does afterwards, the last known content stays.
 */
export async function createSnapshot<Lists extends object, Singles extends object>(
  options: SnapshotOptions<Lists, Singles>,
): Promise<Snapshot<Lists, Singles>> {
  const { client, content, file, baked, pollMs = 1_000, report = () => undefined } = options;
  const stopping = new AbortController();
  for (const path of [file, baked]) if (path) await removeLeftovers(path);
  const known = await knownFromFiles([file, baked], Object.keys(content.lists), report);
  // What is checked anew becomes other objects, beside which those of the file would be kept for nothing.
  const base = known && isChecked(content, known.set) ? known.base : undefined;
  const held = heldContent(content, { file, baked, base }, report);
  const look = {
    client,
    content: content as ContentDescription<Record<string, unknown>, Record<string, unknown>>,
    older: olderAnswers(options.acceptOlderAfterMs ?? 30_000),
    revisionTimeoutMs: options.revisionTimeoutMs ?? 3_000,
    emptied: lastingEmptiness(options.acceptEmptyAfterMs ?? 30_000),
    signal: stopping.signal,
  };

  const reconcileMs = options.reconcileMs ?? 600_000;
  let reconcileAt = performance.now() + reconcileMs;
  /** When all may be read again. */
  let restedAt = 0;
  let taking = Promise.resolve();
  /** One after the other, and never an older one after a newer. */
  const take = (set: RawSet, isLate: () => boolean = () => false) => {
    taking = taking.then(async () => {
      if (!isLate() && !stopping.signal.aborted) await held.take(set, 'cms');
    });
    return taking;
  };

  let failures = 0;
  const lookOnce = async (): Promise<void> => {
    const newest = await newestSet(look, held.known());
    if (stopping.signal.aborted) return;
    failures = newest.ok ? 0 : failures + 1;
    if (!newest.ok) return held.noteFault(newest.error);
    if (!newest.value) return held.noteConfirmed();
    const { set, isInDoubt, isUnfinished } = newest.value;
    await take(set);
    if (isInDoubt) {
      const soon = Math.max(performance.now() + doubtMs(set), restedAt);
      reconcileAt = Math.min(reconcileAt, soon);
    } else if (!content.changesPath) reconcileAt = performance.now() + reconcileMs;
    if (isUnfinished) return lookOnce();
  };
  /** Reads all beside the looks, which must not wait for it. */
  const reconcile = async () => {
    const before = held.known();
    if (!before?.isFromCms || !content.revisionPath) return;
    const { revision, database } = before;
    const reading = await readConfirmed(look, before, { revision, database });
    if (!reading.ok) return;
    const set = reading.value;
    await take(set, () => {
      const now = held.known();
      return !now || now.database !== set.database || now.revision > set.revision;
    });
  };
  const keepReconciling = async () => {
    while (!stopping.signal.aborted) {
      const untilNext = Math.min(Math.max(0, reconcileAt - performance.now()), pollMs);
      await pause(Math.max(untilNext, 1), undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      );
      if (stopping.signal.aborted || performance.now() < reconcileAt) continue;
      reconcileAt = performance.now() + reconcileMs;
      const began = performance.now();
      await reconcile();
      const ended = performance.now();
      restedAt = ended + Math.min(restsForReading * (ended - began), reconcileMs);
    }
  };
  const keepLooking = async () => {
    while (!stopping.signal.aborted) {
      await lookOnce();
      const ms = failures
        ? Math.max(pollMs, Math.min(pollMs * 2 ** failures, longestPauseMs))
        : pollMs;
      const options = { signal: stopping.signal, ref: false };
      await pause(ms, undefined, options).catch(() => undefined);
    }
  };

  if (known) await held.take(known.set, known.path === file ? 'disk' : 'baked');
  // What a file says of the CMS is made sure of soon, and nobody waits for it.
  if (held.known()?.isFromCms && known) reconcileAt = performance.now() + doubtMs(known.set);
  const startWaitMs = options.startWaitMs ?? (known ? 1_500 : 10_000);
  const looking = Promise.all([keepLooking(), keepReconciling()]);
  await held.firstNews(startWaitMs);

  return {
    current: held.current,
    status: held.status,
    async stop() {
      stopping.abort();
      await looking;
      await taking;
      await held.finish();
    },
  };
}

function doubtMs({ lists }: RawSet): number {
  const items = Object.values(lists).reduce((count, list) => count + list.length, 0);
  return Math.min(Math.max(items * doubtMsPerItem, shortestDoubtMs), longestDoubtMs);
}
