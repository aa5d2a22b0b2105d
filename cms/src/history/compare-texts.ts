import { diffWordsWithSpace } from 'diff';
import type { Words } from './difference';

/** After which two texts are shown whole, one after the other, in milliseconds. */
const longest = 200;

/** @returns null where the texts have too little in common to be compared in good time */
export function compareTexts(before: string, after: string): Words[] | null {
  const runs = diffWordsWithSpace(before, after, { timeout: longest });
  return (
    runs?.map(({ value, added, removed }) => ({
      text: value,
      kind: added ? 'added' : removed ? 'removed' : 'same',
    })) ?? null
  );
}
