import { diffWordsWithSpace } from 'diff';
import type { Words } from './difference';

/**
 * How many words may come and go before two texts are shown whole, one after the other: beyond
 * that nobody would find their way, and the comparison takes ever longer.
 */
const mostChanges = 400;

/** @returns null where the texts have too little in common to be compared word by word */
export function compareTexts(before: string, after: string): Words[] | null {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (!runs) return null;
  return groupsOf(runs.map(toWords)).flatMap(asOneChange);
}

function toWords({ value, added, removed }: { value: string; added: boolean; removed: boolean }) {
  const kind = added ? 'added' : removed ? 'removed' : 'same';
  return { text: value, kind } as const;
}

/** Changes with nothing but spaces between them belong together. */
function groupsOf(runs: Words[]): Words[][] {
  const groups: Words[][] = [];
  runs.forEach((run, at) => {
    const group = groups.at(-1);
    const isBridge = isBlank(run) && at > 0 && at < runs.length - 1;
    const last = group?.at(-1);
    const follows = last && (isChange(last) || isBlank(last));
    if (group && follows && (isChange(run) || isBridge)) group.push(run);
    else groups.push([run]);
  });
  return groups;
}

/** “that they” instead of “did not”, rather than each word of it instead of another. */
function asOneChange(group: Words[]): Words[] {
  const without = (kind: Words['kind']) =>
    group.flatMap((run) => (run.kind === kind ? [] : run.text)).join('');
  const [removed, added] = [without('added'), without('removed')];
  if (group.length === 1 || removed.trim() === '' || added.trim() === '') return group;
  return [
    { text: removed, kind: 'removed' },
    { text: added, kind: 'added' },
  ];
}

function isChange({ kind }: Words): boolean {
  return kind !== 'same';
}

function isBlank({ kind, text }: Words): boolean {
  return kind === 'same' && text.trim() === '';
}
