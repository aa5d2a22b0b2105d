import { createHash } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** A name for the database that gives nothing of its address away. */
export function databaseId({ dataDir, databaseUrl }: Settings): string {
  const text = databaseUrl || `sqlite:${dataDir}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
