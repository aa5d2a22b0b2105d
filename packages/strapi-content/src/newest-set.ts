import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ContentDescription, RawSet } from './content-set.js';
import type { olderAnswers } from './older-answers.js';
import { applyChanges, readChanges, withoutRemoved } from './read-changes.js';
import { readRevision, readWholeSet, type Revision } from './read-whole-set.js';
import type { StrapiClient } from './strapi-client.js';
import { failed, type Result } from './strapi-content-error.js';

/** What a look at the CMS needs to know of the set that is held. */
export interface Known extends Revision {
  /** False for a file's content where it may have been read for another version of the schemas. */
  isFromCms: boolean;
  raw: RawSet;
}

/** What a look at the CMS brought. */
export interface Newest {
  set: RawSet;
  /** True where only what changed was read, and something else may have changed with it. */
  isInDoubt: boolean;
  /** True where what is gone was taken out first, and the rest is still to be read. */
  isUnfinished: boolean;
}

export interface Look {
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
): Promise<Result<Newest | undefined>> {
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
  const changed = await readChanged(look, known, answered.value);
  return changed ?? whole(await readConfirmed(look, known, answered.value));
}

/**
 * Reads only what changed. Gives undefined where all must be read: nothing is known yet, the CMS
 * cannot say what changed or says nonsense, or a list came back empty.
 */
async function readChanged(
  { client, content, signal }: Look,
  known: Known | undefined,
  answered: Revision,
): Promise<{ ok: true; value: Newest } | undefined> {
  const path = content.changesPath;
  const isLater = known?.isFromCms && known.revision < answered.revision;
  if (!path || !isLater || known.database !== answered.database) return undefined;
  const reading = await readChanges(client, path, known.revision, signal);
  if (!reading.ok) return undefined;
  const changes = reading.value;
  if (changes.revision < answered.revision || changes.database !== answered.database) {
    return undefined;
  }
  const changed = changes.isComplete ? applyChanges(known.raw, changes) : undefined;
  if (changed && !emptiesAList(changed.set, known)) {
    const { set, isOtherwisePeopled: isInDoubt } = changed;
    return { ok: true, value: { set, isInDoubt, isUnfinished: false } };
  }
  const left = withoutRemoved(known.raw, changes);
  if (isSameSize(left, known.raw) || emptiesAList(left, known)) return undefined;
  // What is gone must not wait until all has been read.
  return { ok: true, value: { set: left, isInDoubt: true, isUnfinished: true } };
}

function whole(reading: Result<RawSet>): Result<Newest> {
  if (!reading.ok) return reading;
  return { ok: true, value: { set: reading.value, isInDoubt: false, isUnfinished: false } };
}

function isSameSize(a: RawSet, b: RawSet): boolean {
  return Object.entries(a.lists).every(([name, items]) => items.length === b.lists[name]?.length);
}

/** A CMS without a revision: all is read, and compared with what is known. */
async function readUnnumbered(look: Look, known: Known | undefined) {
  const reading = await readConfirmed(look, known, { revision: 0 });
  if (!reading.ok) return reading;
  if (known && digestOf(known.raw) === digestOf(reading.value)) {
    return { ok: true as const, value: undefined };
  }
  reading.value.revision = (known?.revision ?? 0) + 1;
  return whole(reading);
}

/**
 * A list that held items and comes back empty is read once more before it is believed: an editor
 * may have taken down its last item, but a CMS that is just starting also answers so.
 */
export async function readConfirmed(
  look: Look,
  known: Known | undefined,
  expected: Revision,
): Promise<Result<RawSet>> {
  const read = () => readWholeSet(look.client, look.content, expected, look.signal, known?.raw);
  const first = await read();
  if (!first.ok || !emptiesAList(first.value, known)) return first;
  await pause(look.confirmMs, undefined, { signal: look.signal }).catch(() => undefined);
  return read();
}

function emptiesAList(set: RawSet, known: Known | undefined): boolean {
  return Object.entries(set.lists).some(
    ([name, items]) => items.length === 0 && (known?.raw.lists[name]?.length ?? 0) > 0,
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
function digestOf({ lists, singles }: RawSet): string {
  return createHash('sha256').update(JSON.stringify({ lists, singles })).digest('hex');
}
