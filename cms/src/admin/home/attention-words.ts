import type { AttentionItem, CutList, DraftCount } from '../../editor-screens/home/answers';

const inWords = new Intl.NumberFormat('en-GB');

/** What is wrong and how often: "Publications without a theme (1,000 or more)". */
export function whatIsWrong({
  title,
  count,
  mayBeMore,
}: Pick<AttentionItem, 'title' | 'count' | 'mayBeMore'>): string {
  return `${title} (${inWords.format(count)}${mayBeMore ? ' or more' : ''})`;
}

/** What to do about it, and which of them the list shows where that is not all of them. */
export function whatToDo({ help, listed }: Pick<AttentionItem, 'help' | 'listed'>): string {
  return listed === null ? help : `${help} The list shows the first ${inWords.format(listed)}.`;
}

/** How many drafts of a kind a person has: "200 or more publications". */
export function howMany({ kind, count, mayBeMore }: Omit<DraftCount, 'path' | 'cut'>): string {
  return `${inWords.format(count)}${mayBeMore ? ' or more' : ''} ${kind.toLowerCase()}`;
}

/** What a list of drafts leaves out: "Publications: the list shows the newest 100." */
export function whatIsCut(kind: string, { listed }: Pick<CutList, 'listed'>): string {
  return `${kind}: the list shows the newest ${inWords.format(listed)}.`;
}
