import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ContentDescription, RawSet } from './content-set.js';
import type { olderAnswers } from './older-answers.js';
import { readRevision, readWholeSet, type Revision } from './read-whole-set.js';
import type { StrapiClient } from './strapi-client.js';
import { failed, type Result } from './strapi-content-error.js';

/** What a look at the CMS needs to know of the set that is held. */
export interface Known extends Revision {
  /** False for a file's content: it may have been read for another version of the schemas. */
  isFromCms: boolean;
  counts: Record<string, number>;
  digest: string;
}

interface Look {
  client: StrapiClient;
  content: ContentDescription<Record<string, unknown>, Record<string, unknown>>;
  older: ReturnType<typeof olderAnswers>;
  revisionTimeoutMs: number;
  /** Milliseconds before a list that came back empty is read once more. */
  confirmMs: number;
  signal: AbortSignal;
}

/** Reads the newest set, or undefined where what is known is the newest. */
export async function newestSet(
  look: Look,
  known: Known | undefined,
): Promise<Result<RawSet | undefined>> {
  const { client, content, signal } = look;
  const path = content.revisionPath;
  if (!path) return readUnnumbered(look, known);

  const answered = await readRevision(client, path, look.revisionTimeoutMs, signal);
  if (!answered.ok) {
    look.older.forget();
    return answered;
  }
  const judgement = look.older.judge(known, answered.value);
  if (judgement === 'same' && known?.isFromCms) return { ok: true, value: undefined };
  if (judgement === 'older') return notYetBelieved(answered.value, known);
  return readConfirmed(look, known, answered.value);
}

/** A CMS without a revision: all is read, and compared with what is known. */
async function readUnnumbered(look: Look, known: Known | undefined) {
  const reading = await readConfirmed(look, known, { revision: 0 });
  if (!reading.ok) return reading;
  if (known?.digest === digestOf(reading.value)) return { ok: true as const, value: undefined };
  reading.value.revision = (known?.revision ?? 0) + 1;
  return reading;
}

/**
 * A list that held items and comes back empty is read once more before it is believed: an editor
 * may have taken down its last item, but a CMS that is just starting also answers so.
 */
async function readConfirmed(
  look: Look,
  known: Known | undefined,
  expected: Revision,
): Promise<Result<RawSet>> {
  const first = await readWholeSet(look.client, look.content, expected, look.signal);
  if (!first.ok || !emptiesAList(first.value, known)) return first;
  await pause(look.confirmMs, undefined, { signal: look.signal }).catch(() => undefined);
  return readWholeSet(look.client, look.content, expected, look.signal);
}

function emptiesAList(set: RawSet, known: Known | undefined): boolean {
  return Object.entries(set.lists).some(
    ([name, items]) => items.length === 0 && (known?.counts[name] ?? 0) > 0,
  );
}

function notYetBelieved(answered: Revision, known: Known | undefined): Result<never> {
  return failed(
    'older',
    `The CMS answers revision ${answered.revision}, but ${known?.revision ?? 0} is known.`,
    'It is believed once it has answered so for a while, as after a backup was restored.',
  );
}

/** The digest of a set's content, whatever its revision and time. */
export function digestOf({ lists, singles }: RawSet): string {
  return createHash('sha256').update(JSON.stringify({ lists, singles })).digest('hex');
}

/** What later looks need to know of a set. */
export function knownOf(set: RawSet, isFromCms: boolean): Known {
  const { revision, database, lists } = set;
  const counts = Object.fromEntries(
    Object.entries(lists).map(([name, items]) => [name, items.length]),
  );
  return { revision, database, isFromCms, counts, digest: digestOf(set) };
}
