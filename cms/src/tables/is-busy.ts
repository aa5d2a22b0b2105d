/** What PostgreSQL says where a question was given up, and nothing of its transaction is kept. */
const givenUp = new Set([
  // Too many connections.
  '53300',
  // A lock was not to be had in time.
  '55P03',
  // It took too long, or somebody ended it.
  '57014',
  // Two waited for each other, or were in each other's way.
  '40P01',
  '40001',
]);

interface DatabaseError {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
}

/**
 * Whether an error says that the database had too much else to do, or was locked. What was asked
 * was rolled back as a whole, and may be asked again.
 */
export function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, cause } = error as DatabaseError;
  // Knex waited in vain for one of its own connections.
  if (name === 'KnexTimeoutError') return true;
  if (typeof code === 'string' && (givenUp.has(code) || /^SQLITE_(BUSY|LOCKED)/.test(code))) {
    return true;
  }
  return isBusy(cause);
}
