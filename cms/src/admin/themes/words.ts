import type { Saying } from '../../themes/answers';

const inWords = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Because the text says “neglect” 4 times and “neglected” once." */
export function becauseOf(because: readonly Saying[]): string {
  const said = because.map(({ words, times }) => `“${words}” ${often(times)}`);
  return `Because the text says ${inWords.format(said)}.`;
}

function often(times: number): string {
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : `${times} times`;
}
