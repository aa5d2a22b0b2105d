/**
 * How many slips lie between two words: a letter left out, added, mistaken, or two that changed
 * places (optimal string alignment).
 *
 * @param most more than these are not counted further; then the answer is `most + 1`
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min(
        (old[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (old[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) slips = Math.min(slips, (older[j - 2] ?? 0) + 1);
      now.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    older = old;
    old = now;
  }
  return Math.min(old[other.length] ?? most + 1, most + 1);
}
