/**
 * A number beside a filter, as far as it may be shown: a small one, in a small area, could point to
 * a person, so it is only called small. None says that there is nothing to see, which points to nobody.
 *
 * @param smallest the smallest number that is shown
 */
export function countBeside(number: number, smallest: number): string {
  if (number > 0 && number < smallest) return ` (fewer than ${smallest})`;
  return ` (${number.toLocaleString('en-GB')})`;
}
