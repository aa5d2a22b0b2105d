import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { s3Records, StoreUnreachableError, type RecordStore } from 'strapi-provider-private-files';
import { settings } from '../settings';
import { keptRecords } from './kept-records';
import { allWithdrawals } from './records';
import { isTombstone, nameOf } from './tombstones';

/** How long until the bucket is asked again after it did not answer. */
const retryMilliseconds = 30_000;

const timers = new Map<string, NodeJS.Timeout>();

function tombstoneBucket(): RecordStore | null {
  const { objectStore } = settings();
  return objectStore && s3Records(objectStore, 'withdrawals/');
}

/**
 * Brings to the folder of withdrawals what only the bucket remembers: what another machine took off,
 * or this one before it lost its folder. Without a bucket there is nothing to do.
 *
 * @returns the names of what is new here; null when the bucket does not answer, to be asked again
 * @throws Error when it does not answer and this folder has never been brought up to date from it
 */
export async function fetchTombstones(strapi: Core.Strapi): Promise<string[] | null> {
  const bucket = tombstoneBucket();
  if (!bucket) return [];
  const folder = keptRecords();
  try {
    const here = new Set(await folder.names());
    const records = (await bucket.readAll()).filter(({ name }) => !here.has(name));
    for (const { name, text } of records) await folder.write(name, text);
    await noteUpToDate();
    return records.map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof StoreUnreachableError)) throw error;
    await refuseUnlessOnceUpToDate(error);
    strapi.log.error(
      `${error.reason} What other machines withdrew may not be known here until it answers.`,
    );
    return null;
  }
}

/** Copies to the bucket what was taken off and only the folder remembers; tries until it can. */
export async function copyTombstones(strapi: Core.Strapi): Promise<void> {
  const bucket = tombstoneBucket();
  if (!bucket) return;
  try {
    const there = new Set(await bucket.names());
    // One that is not recorded yet may still be taken back.
    const recorded = new Set((await allWithdrawals(strapi)).map(({ id }) => nameOf(id)));
    for (const { name, text } of await keptRecords().readAll()) {
      const isSettled = recorded.has(name) || !isTombstone({ name });
      if (isSettled && !there.has(name)) await bucket.write(name, text);
    }
  } catch (error) {
    const reason = error instanceof StoreUnreachableError ? error.reason : String(error);
    strapi.log.error(
      `What was withdrawn may not be in the bucket yet, but is in WITHDRAWALS_DIR: ${reason}`,
    );
    tryLater('copy', () => copyTombstones(strapi));
  }
}

/** Does something in half a minute, once for each name, unless the CMS ends first. */
export function tryLater(name: string, work: () => Promise<void>): void {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(() => void work(), retryMilliseconds).unref());
}

export function stopAskingBucket(): void {
  for (const timer of timers.values()) clearTimeout(timer);
}

/** Which bucket this folder was last brought up to date from. */
function noteFile(): string {
  return path.join(settings().withdrawalsDir, 'up-to-date-from');
}

function bucketName(): string {
  const { objectStore } = settings();
  return `${objectStore?.endpoint ?? 'Amazon S3'} ${objectStore?.bucket}\n`;
}

async function noteUpToDate(): Promise<void> {
  await mkdir(settings().withdrawalsDir, { recursive: true, mode: 0o700 });
  await writeFile(noteFile(), bucketName(), { mode: 0o600 });
}

async function refuseUnlessOnceUpToDate({ reason, cause }: StoreUnreachableError): Promise<void> {
  const noted = await readFile(noteFile(), 'utf8').catch(() => '');
  if (noted === bucketName()) return;
  throw new Error(
    `${reason} It remembers what was withdrawn, and WITHDRAWALS_DIR on this machine has never been brought up to date from it. So that nothing withdrawn becomes public again, the CMS does not start. Start it when the bucket can be read.`,
    { cause },
  );
}
