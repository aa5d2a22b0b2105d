import { count } from '../learning-reviews/wording.ts';

/**
 * A number beside a filter, as far as it may be shown: a small one, in a small area, could point to
 * a person, so it is only called small. None says that there is nothing to see, which points to nobody.
 *
 * @param smallest the smallest number that is shown
 */
export function countBeside(number: number, smallest: number): string {
  if (isSmall(number, smallest)) return ` (fewer than ${smallest})`;
  return ` (${number.toLocaleString('en-GB')})`;
}

/** How many publications a search or a filter finds, told no more exactly than beside a filter. */
export function countFound(number: number, smallest: number): string {
  if (isSmall(number, smallest)) return `Fewer than ${smallest} publications`;
  return count(number, 'publication');
}

const isSmall = (number: number, smallest: number) => number > 0 && number < smallest;
