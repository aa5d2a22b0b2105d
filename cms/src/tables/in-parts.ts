/** A database takes only so many values in one question; PostgreSQL 65,535, SQLite half of that. */
const mostAtOnce = 5_000;

/**
 * Asks about many values, as a rule in one question.
 *
 * @param ask asks about some of them; each value comes once
 */
export async function inParts<Value, Row>(
  values: readonly Value[],
  ask: (part: Value[]) => Promise<Row[]>,
): Promise<Row[]> {
  const all = [...new Set(values)];
  const rows: Row[] = [];
  for (let at = 0; at < all.length; at += mostAtOnce) {
    rows.push(...(await ask(all.slice(at, at + mostAtOnce))));
  }
  return rows;
}
