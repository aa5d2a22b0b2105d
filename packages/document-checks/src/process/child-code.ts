import { statSync } from 'node:fs';
import path from 'node:path';
import { packageFolder, readableCode } from './readable-code.js';

const built = path.join(packageFolder, 'dist', 'process');

/** The thread that ends the guarded process with the one that started it. */
export const stopWithParent = path.join(built, 'stop-with-parent.js');

/**
 * The guarded process with its code loaded, as `prepare-child.ts` leaves it. Only the Node that made
 * it can start it.
 */
export const preparedChild = path.join(built, `child-${process.version}-${process.arch}.blob`);

/** An empty file says that this Node cannot be prepared. */
let isPreparedUsable = (statSync(preparedChild, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** How the guarded process is started: prepared where that is there, which takes half the time. */
export interface ChildCode {
  isPrepared: boolean;
  args: string[];
}

export function childCode(): ChildCode {
  const guard = [
    '--permission',
    '--allow-worker',
    ...readableCode().map((folder) => `--allow-fs-read=${folder}`),
  ];
  return isPreparedUsable
    ? { isPrepared: true, args: [`--snapshot-blob=${preparedChild}`, ...guard] }
    : { isPrepared: false, args: [...guard, path.join(built, 'child.js')] };
}

/** Node does not take what was prepared, as when it was copied from another machine: no more of it. */
export function dropPrepared(): void {
  isPreparedUsable = false;
}
