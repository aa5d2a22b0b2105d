import { filledText, type Fault, type Fields } from './fault';

/** Five lines of the page on a computer, also in wide letters. */
const most = 330;

/** What opens a page is read at a glance, or not at all. */
export function fiveLinesFaults(fields: Fields, name: string): Fault[] {
  const { length } = filledText(fields[name]) ?? '';
  if (length <= most) return [];
  return [
    {
      path: [name],
      message: `Say it in five lines, ${most} characters at most: these are ${length}. The rest belongs in the text.`,
    },
  ];
}
