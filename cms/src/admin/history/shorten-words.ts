import type { Words } from '../../history/difference';

/** How much of what stayed is shown beside what has changed, in characters. */
const around = 120;

/** A run of words, or a gap where some that stayed are left out. */
export type ShownWords = Words | { kind: 'gap'; text: string };

/** Leaves out of a long text what is far from any change. What came or went is never shortened. */
export function shortenWords(words: readonly Words[]): ShownWords[] {
  return words.flatMap((run, at): ShownWords[] => {
    if (run.kind !== 'same' || run.text.length <= 3 * around) return [run];
    const isFirst = at === 0;
    const isLast = at === words.length - 1;
    const start = isFirst ? '' : upToSpace(run.text.slice(0, around));
    const end = isLast ? '' : fromSpace(run.text.slice(-around));
    return [
      ...(start ? [{ kind: 'same', text: start } as const] : []),
      { kind: 'gap', text: run.text.slice(start.length, run.text.length - end.length) },
      ...(end ? [{ kind: 'same', text: end } as const] : []),
    ];
  });
}

function upToSpace(text: string): string {
  const at = text.lastIndexOf(' ');
  return at > 0 ? text.slice(0, at) : text;
}

function fromSpace(text: string): string {
  const at = text.indexOf(' ');
  return at >= 0 ? text.slice(at) : text;
}
