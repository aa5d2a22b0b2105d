import { createHash } from 'node:crypto';
import type { ContentDescription, RawSet } from './content-set.js';
import {
  doubtfulLists,
  emptiedLists,
  judgeEmptied,
  type lastingEmptiness,
} from './emptied-lists.js';
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
  /** For how long each reading had emptied lists. */
  emptied: ReturnType<typeof lastingEmptiness>;
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
    look.emptied.forget();
    return answered;
  }
  const judgement = look.older.judge(known, answered.value);
  const isNewest = judgement === 'same' && known?.isFromCms;
  if (isNewest || judgement === 'older') look.emptied.forget();
  if (isNewest) return { ok: true, value: undefined };
  if (judgement === 'older') return notYetBelieved(answered.value, known);
  const changed = await readChanged(look, known, answered.value);
  return changed ?? whole(await readConfirmed(look, known, answered.value));
}

/**
 * Reads only what changed. Gives undefined where all must be read: nothing is known yet, the CMS
 * cannot say what changed or says nonsense, or an emptied list is in doubt.
 */
async function readChanged(
  look: Look,
  known: Known | undefined,
  answered: Revision,
): Promise<{ ok: true; value: Newest } | undefined> {
  const { client, content, signal } = look;
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
  const after = changed?.set ?? withoutRemoved(known.raw, changes);
  const doubtful = await doubtfulLists(look, changes, emptiedLists(after, known.raw));
  if (changed && doubtful.length === 0) {
    const { set, isOtherwisePeopled: isInDoubt } = changed;
    return { ok: true, value: { set, isInDoubt, isUnfinished: false } };
  }
  const left = withoutRemoved(known.raw, changes, doubtful);
  if (isSameSize(left, known.raw)) return undefined;
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

/** Reads all. A list that held items and comes back empty is not believed without more. */
export async function readConfirmed(
  look: Look,
  known: Known | undefined,
  expected: Revision,
): Promise<Result<RawSet>> {
  const { client, content, signal } = look;
  const reading = await readWholeSet(client, content, expected, signal, known?.raw);
  const emptied = reading.ok ? emptiedLists(reading.value, known?.raw) : [];
  if (reading.ok && known && emptied.length > 0) {
    return judgeEmptied(look, known, reading.value, emptied);
  }
  look.emptied.forget();
  return reading;
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
