import type { AuditRow } from './audit-table';
import { hashOfRow, type AuditHead } from './chain';

/** Somebody outside the trail who remembers the hash of one of its events. */
export interface Witness extends AuditHead {
  /** As people call it: `the receipt of …`. */
  name: string;
}

/**
 * What is wrong with an event where it stands.
 *
 * @param before the event before it, as the database has it
 * @returns a sentence, or null
 */
export function faultOfRow(row: AuditRow, before: AuditHead): string | null {
  const { seq } = row;
  if (seq <= before.seq) return `Event ${seq} has a number that another event has.`;
  if (seq > before.seq + 1) return `${range(before.seq + 1, seq - 1)} missing.`;
  if (hashOfRow(row) !== row.hash) return `Event ${seq} is not as it was written.`;
  if (row.previous_hash === before.hash) return null;
  return `Event ${seq} does not follow on from the event before it: one of them was changed, moved, or put in later.`;
}

/** What witnesses remember that is not so: of each witness the first. */
export function contradictions(
  witnesses: readonly Witness[],
  hashes: ReadonlyMap<number, string>,
  last: number,
): string[] {
  const heard = new Set<string>();
  const faults: string[] = [];
  for (const witness of [...witnesses].sort((a, b) => a.seq - b.seq)) {
    const hash = hashes.get(witness.seq);
    if (hash === witness.hash || heard.has(witness.name)) continue;
    heard.add(witness.name);
    faults.push(
      hash !== undefined || witness.seq <= last
        ? `Event ${witness.seq} is not the one that ${witness.name} remembers: it or one before it was changed, and the hashes were made again.`
        : `${range(last + 1, newestOf(witnesses, witness.name))} missing from the end: ${witness.name} remembers more.`,
    );
  }
  return faults;
}

function newestOf(witnesses: readonly Witness[], name: string): number {
  return Math.max(...witnesses.filter((one) => one.name === name).map(({ seq }) => seq));
}

function range(from: number, to: number): string {
  return from === to ? `Event ${from} is` : `Events ${from} to ${to} are`;
}
