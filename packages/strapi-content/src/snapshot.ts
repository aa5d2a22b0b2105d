import type { ContentSet } from './content-set.js';
import type { SnapshotStatus } from './snapshot-status.js';

/** The published content that a process holds in memory. */
export interface Snapshot<Lists extends object, Singles extends object> {
  /** The newest sound content, or undefined before there is any. The same object until it changes. */
  current(): ContentSet<Lists, Singles> | undefined;
  status(): SnapshotStatus;
  /** Stops looking for changes, and waits until what is being written is written. */
  stop(): Promise<void>;
}
