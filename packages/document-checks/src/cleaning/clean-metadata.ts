import { DocumentChecksError } from '../document-checks-error.js';
import { defaultLimits } from '../limits.js';
import { runOnFile } from '../process/guarded-process.js';
import type { CleanResult } from '../process/job.js';
import type { CheckLimits } from '../report.js';
import { unchecked } from '../unchecked.js';

export interface Cleaned {
  /** The new file. The given one is left as it is. */
  bytes: Uint8Array;
  /** What is no longer in it, for people: `before` may name somebody. */
  removed: { words: string; before: string }[];
}

/**
 * Makes a copy of a file without its metadata: authors, programs' own data, thumbnails, earlier
 * saves, places of pictures. Title, language and tags stay. The copy must be checked like any file.
 *
 * @throws DocumentChecksError when the file cannot be read, or is of a kind that cannot be cleaned
 */
export async function cleanMetadata(
  file: string,
  options: { limits?: Partial<CheckLimits>; signal?: AbortSignal } = {},
): Promise<Cleaned> {
  const limits = { ...defaultLimits, ...options.limits };
  const outcome = await runOnFile(file, { kind: 'clean', limits }, { ...options, limits });
  if (outcome.failure) throw new DocumentChecksError(outcome.failure);
  const { bytes, removed } = outcome.value as CleanResult;
  const copy = new Uint8Array(Buffer.from(bytes, 'base64'));
  if (copy.length === 0) throw new DocumentChecksError(unchecked('checker-failed'));
  return { bytes: copy, removed };
}
