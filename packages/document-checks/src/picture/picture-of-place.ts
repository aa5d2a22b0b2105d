import { DocumentChecksError } from '../document-checks-error.js';
import { defaultLimits } from '../limits.js';
import { runOnFile } from '../process/guarded-process.js';
import type { PictureResult } from '../process/job.js';
import type { Box, CheckLimits } from '../report.js';

export interface PictureOptions {
  /** Counted from 1; leave it out for a picture file. */
  page?: number | null;
  /** What is outlined, as a finding's place tells it. */
  boxes: Box[];
  /** Whether what is in the boxes may be seen. If not, they are painted over. */
  isRevealed: boolean;
  /** Further places to paint over, whatever is revealed, such as those of other findings. */
  maskBoxes?: Box[];
  limits?: Partial<CheckLimits>;
  signal?: AbortSignal;
}

/**
 * Draws the part of a page in which something was found, with the place outlined.
 *
 * @returns a PNG
 * @throws DocumentChecksError when the file, or that page of it, cannot be drawn
 */
export async function pictureOfPlace(file: string, options: PictureOptions): Promise<Uint8Array> {
  const { page, boxes, isRevealed, maskBoxes = [], signal } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const job = { kind: 'picture' as const, limits, page: page ?? 1, boxes, isRevealed, maskBoxes };
  const outcome = await runOnFile(file, job, { limits, signal });
  if (outcome.failure) throw new DocumentChecksError(outcome.failure);
  return new Uint8Array(Buffer.from((outcome.value as PictureResult).png, 'base64'));
}
