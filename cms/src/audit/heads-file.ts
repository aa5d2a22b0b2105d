import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { readRevisionOfDatabase } from '../published/revision';
import { settings } from '../settings';
import type { AuditHead } from './chain';

/** A head that was kept outside the database, with the random name of that database. */
export interface KeptHead extends AuditHead {
  database: string;
}

let latest: AuditHead | null = null;
let writing: Promise<void> = Promise.resolve();

/** Where the ends of the chain are kept, outside the database and its backups. */
export function headsFile(): string {
  return path.join(settings().withdrawalsDir, 'audit-heads');
}

/**
 * Adds an end of the chain to the file, after its commit: who then cuts off the latest rows leaves
 * the file as a witness. Heads that come while one is written are skipped but the latest. What
 * fails is told in the log, and mended by the next head.
 */
export function keepHead(strapi: Core.Strapi, head: AuditHead): void {
  latest = latest && latest.seq > head.seq ? latest : head;
  writing = writing.then(() => writeLatest(strapi));
}

/** Resolves when every head that was given is written. */
export function headsKept(): Promise<void> {
  return writing;
}

async function writeLatest(strapi: Core.Strapi): Promise<void> {
  const head = latest;
  latest = null;
  if (!head) return;
  try {
    const { database } = await readRevisionOfDatabase(strapi, 'site');
    await mkdir(settings().withdrawalsDir, { recursive: true, mode: 0o700 });
    // The first line end closes a line that a power cut may have torn.
    await appendFile(headsFile(), `\n${JSON.stringify({ database, ...head })}\n`, { mode: 0o600 });
  } catch (error) {
    strapi.log.error(
      `WITHDRAWALS_DIR cannot remember where the audit trail ends: ${String(error)} Free its disk, or let the CMS write there.`,
    );
  }
}

/**
 * All heads of the file, in their order, and how many lines cannot be read. No file is an empty one.
 */
export async function readHeads(): Promise<{ heads: KeptHead[]; unreadable: number }> {
  const text = await readFile(headsFile(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line.trim());
  const heads = lines.flatMap((line) => headIn(line) ?? []);
  return { heads, unreadable: lines.length - heads.length };
}

function headIn(line: string): KeptHead | null {
  try {
    const { database, seq, hash } = JSON.parse(line) as Partial<KeptHead>;
    const isHead =
      typeof database === 'string' && Number.isInteger(seq) && typeof hash === 'string';
    return isHead ? ({ database, seq, hash } as KeptHead) : null;
  } catch {
    return null;
  }
}
