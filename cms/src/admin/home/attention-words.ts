import type { AttentionItem } from '../../editor-screens/home/answers';

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
