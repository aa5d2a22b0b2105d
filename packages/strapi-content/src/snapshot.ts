import { setTimeout as pause } from 'node:timers/promises';
import type { ContentDescription, ContentSet } from './content-set.js';
import { heldContent } from './held-content.js';
import { knownFromFiles } from './known-from-files.js';
import { newestSet } from './newest-set.js';
import { olderAnswers } from './older-answers.js';
import type { SnapshotStatus } from './snapshot-status.js';
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
  /** Milliseconds that a look at the revision may take; 3,000 by default. */
  revisionTimeoutMs?: number;
  /** Milliseconds for which the start waits for the CMS; 1,500 with known content, else 10,000. */
  startWaitMs?: number;
  /** Milliseconds for which an older revision must be answered to be believed; 30,000 by default. */
  acceptOlderAfterMs?: number;
  /** Told of each change for better or worse, once. */
  report?: (message: string) => void;
}

/** The longest pause between looks while the CMS is away, in milliseconds. */
const longestPauseMs = 5_000;

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
  const held = heldContent(content, { file, baked }, report);
  const look = {
    client,
    content: content as ContentDescription<Record<string, unknown>, Record<string, unknown>>,
    older: olderAnswers(options.acceptOlderAfterMs ?? 30_000),
    revisionTimeoutMs: options.revisionTimeoutMs ?? 3_000,
    confirmMs: pollMs,
    signal: stopping.signal,
  };

  let failures = 0;
  const lookOnce = async () => {
    const newest = await newestSet(look, held.known());
    if (stopping.signal.aborted) return;
    failures = newest.ok ? 0 : failures + 1;
    if (!newest.ok) held.noteFault(newest.error);
    else if (newest.value) held.take(newest.value, 'cms');
    else held.noteConfirmed();
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

  const known = await knownFromFiles([file, baked], Object.keys(content.lists), report);
  if (known) held.take(known.set, known.path === file ? 'disk' : 'baked');
  const startWaitMs = options.startWaitMs ?? (known ? 1_500 : 10_000);
  const looking = keepLooking();
  await held.firstNews(startWaitMs);

  return {
    current: held.current,
    status: held.status,
    async stop() {
      stopping.abort();
      await looking;
      await held.written();
    },
  };
}
