import type { TextPiece } from '../read-document.js';
import type { NameFound } from '../report.js';

/** The runs of words that look like people's names. */
export function findNames(_texts: readonly TextPiece[]): NameFound[] {
  return [];
}
