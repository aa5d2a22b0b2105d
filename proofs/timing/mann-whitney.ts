/**
 * The two-sided Mann–Whitney U test, with the normal approximation and the correction for ties:
 * https://en.wikipedia.org/wiki/Mann-Whitney_U_test
 *
 * @returns the probability of samples at least as different as these, if they were of one kind
 */
export function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, isOne: true }))]
    .concat(other.map((value) => ({ value, isOne: false })))
    .sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let tied = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to + 1 < all.length && all[to + 1]?.value === all[from]?.value) to += 1;
    const rank = (from + to) / 2 + 1;
    for (let at = from; at <= to; at += 1) if (all[at]?.isOne) rankSum += rank;
    const size = to - from + 1;
    tied += size ** 3 - size;
    from = to + 1;
  }
  const [n, m, total] = [one.length, other.length, all.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - tied / (total * (total - 1)));
  if (variance === 0) return 1;
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return 2 * upperTail(z);
}

/** The Hodges–Lehmann estimate of how much larger `one` is: the median of all differences. */
export function hodgesLehmann(one: readonly number[], other: readonly number[]): number {
  return median(one.flatMap((a) => other.map((b) => a - b)));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}

/** P(Z > z) of the normal distribution; Abramowitz and Stegun 26.2.17, within 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const factors = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const sum = factors.reduce((value, factor) => value * t + factor, 0) * t;
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
