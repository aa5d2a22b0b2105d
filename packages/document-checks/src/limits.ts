import type { CheckLimits } from './report.js';

/** Measured on ordinary and hostile documents: a book of 352 pages needs 21 s and 345 MB. */
export const defaultLimits: CheckLimits = {
  bytes: 50 * 1024 * 1024,
  pages: 1000,
  memoryBytes: 700 * 1024 * 1024,
  baseMs: 30_000,
  perPageMs: 1_000,
};
