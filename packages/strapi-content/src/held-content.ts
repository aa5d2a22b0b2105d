import type { ContentDescription, ContentSet, RawSet } from './content-set.js';
import { knownOf, type Known } from './newest-set.js';
import { writeSnapshotFile } from './snapshot-file.js';
import type { SnapshotSource, SnapshotStatus } from './snapshot-status.js';
import { soundSet } from './sound-set.js';
import type { StrapiContentError } from './strapi-content-error.js';

/** The set that a snapshot holds, and what is known about it. */
export function heldContent<Lists extends object, Singles extends object>(
  content: ContentDescription<Lists, Singles>,
  { file, baked }: { file?: string | undefined; baked?: string | undefined },
  report: (message: string) => void,
) {
  let set: ContentSet<Lists, Singles> | undefined;
  let known: Known | undefined;
  let writing = Promise.resolve();
  const status: SnapshotStatus = {
    source: 'nothing',
    revision: null,
    fetchedAt: null,
    confirmedAt: null,
    fault: null,
    diskFault: null,
    leftOut: [],
  };
  let tellFirstNews: () => void = () => undefined;
  const hasNews = new Promise<void>((resolve) => (tellFirstNews = resolve));

  const noteConfirmed = () => {
    if (status.fault) report('The CMS answers again.');
    Object.assign(status, { confirmedAt: new Date(), fault: null });
    tellFirstNews();
  };

  const write = async (raw: RawSet) => {
    try {
      if (file) await writeSnapshotFile(file, raw);
      status.diskFault = null;
    } catch (error) {
      const message = `The snapshot could not be written to ${file}: ${String(error)}`;
      status.diskFault ??= { kind: 'not-written', message, since: new Date() };
      report(`${message}. The site serves from memory; free the disk before it is restarted.`);
    }
  };

  let isBakedStale = false;
  const bakeAgain = async (raw: RawSet) => {
    if (!baked || isBakedStale) return;
    try {
      await writeSnapshotFile(baked, raw);
    } catch (error) {
      isBakedStale = true;
      report(
        `${baked}, which a build made, could not be brought up to date: ${String(error)}. Keep the folder of the snapshot when the site is restarted, or build again first.`,
      );
    }
  };

  return {
    current: () => set,
    known: () => known,
    status: (): SnapshotStatus => ({ ...status }),
    /** Takes a set over: what does not fit its schema is named and left out. */
    take(raw: RawSet, source: SnapshotSource) {
      const sound = soundSet(content, raw, set);
      set = sound.set;
      known = knownOf(raw, source === 'cms');
      const fetchedAt = new Date(raw.fetchedAt);
      Object.assign(status, { source, revision: raw.revision, fetchedAt, leftOut: sound.leftOut });
      report(`Content of revision ${raw.revision}, from ${source}.`);
      for (const { list, id, fault } of sound.leftOut) {
        report(
          `${list} ${id} is left out, since it does not fit: ${fault}. Correct it in the CMS.`,
        );
      }
      if (source !== 'cms') return;
      noteConfirmed();
      writing = writing.then(() => write(raw)).then(() => bakeAgain(raw));
    },
    noteConfirmed,
    noteFault(error: StrapiContentError) {
      const { message, fault: kind } = error;
      if (status.fault?.message !== message) report(message);
      status.fault = { kind, message, since: status.fault?.since ?? new Date() };
      tellFirstNews();
    },
    /** Resolves when the CMS has answered or failed to, or after `ms` milliseconds. */
    firstNews: (ms: number) => {
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      return Promise.race([hasNews, timeout]);
    },
    written: () => writing,
  };
}
