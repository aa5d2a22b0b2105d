import type { ContentDescription, ContentSet, RawSet } from './content-set.js';
import type { Known } from './newest-set.js';
import type { LeftOut, SnapshotSource, SnapshotStatus } from './snapshot-status.js';
import { isChecked, isSameContent, soundSet } from './sound-set.js';
import type { StrapiContentError } from './strapi-content-error.js';
import type { SnapshotBase } from './snapshot-changes.js';
import { SnapshotWriter } from './snapshot-writer.js';

interface Files {
  file?: string | undefined;
  baked?: string | undefined;
  /** What one of the two was read to hold. */
  base?: SnapshotBase | undefined;
}

/** The set that a snapshot holds, and what is known about it. */
export function heldContent<Lists extends object, Singles extends object>(
  content: ContentDescription<Lists, Singles>,
  { file, baked, base }: Files,
  report: (message: string) => void,
) {
  let set: ContentSet<Lists, Singles> | undefined;
  let known: Known | undefined;
  let toWrite: RawSet | undefined;
  let writing: Promise<void> | undefined;
  const own = file === undefined ? undefined : new SnapshotWriter(file, base);
  const built = baked === undefined ? undefined : new SnapshotWriter(baked, base);
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
      await own?.write(raw);
      if (status.diskFault) report('The snapshot can be written again.');
      status.diskFault = null;
    } catch (error) {
      const message = `The snapshot could not be written to ${file}: ${String(error)}`;
      const isRepeated = status.diskFault !== null;
      status.diskFault ??= { kind: 'not-written', message, since: new Date() };
      if (!isRepeated) {
        report(`${message}. The site serves from memory; free the disk before it is restarted.`);
      }
    }
  };

  /** False until the file was written once: the CMS may have told more than the file held. */
  let isWritten = false;
  const reportLeftOut = ({ list, id, fault }: LeftOut) =>
    report(`${list} ${id} is left out, since it does not fit: ${fault}. Correct it in the CMS.`);

  let isBakedStale = false;
  const bakeAgain = async (raw: RawSet) => {
    if (isBakedStale) return;
    try {
      await built?.write(raw);
    } catch (error) {
      isBakedStale = true;
      report(
        `${baked}, which a build made, could not be brought up to date: ${String(error)}. Keep the folder of the snapshot when the site is restarted, or build again first.`,
      );
    }
  };

  let tidying: NodeJS.Timeout | undefined;
  let isEnding = false;
  const untidyWriters = () =>
    [own, isBakedStale ? undefined : built].filter((writer) => writer?.tidyAfterMs !== undefined);

  /** What is gone is still in a large file for a while. */
  const tidyLater = (raw: RawSet) => {
    clearTimeout(tidying);
    const waits = untidyWriters().map((writer) => writer?.tidyAfterMs ?? 0);
    if (isEnding || waits.length === 0) return;
    tidying = setTimeout(() => startWriting(toWrite ?? raw), Math.max(1, ...waits)).unref();
  };

  /** Writes the newest; what was overtaken while another was being written is left out. */
  const writeNewest = async () => {
    for (let raw = toWrite; raw; raw = toWrite) {
      toWrite = undefined;
      await write(raw);
      await bakeAgain(raw);
      tidyLater(raw);
    }
    writing = undefined;
  };

  const startWriting = (raw: RawSet) => {
    toWrite = raw;
    writing ??= writeNewest();
  };

  return {
    current: () => set,
    known: () => known,
    status: (): SnapshotStatus => ({ ...status }),
    /** Takes a set over: what does not fit its schema is named and left out. */
    async take(given: RawSet, source: SnapshotSource) {
      const sound = await soundSet(content, given, set);
      const { raw, leftOut } = sound;
      const isNews = raw.revision !== set?.revision || !isSameContent(sound.set, set);
      if (isNews) set = sound.set;
      // Without a name of the database, another one may have the same revision.
      const isAsFromCms = isChecked(content, given) && given.database !== undefined;
      known = { ...raw, isFromCms: source === 'cms' || isAsFromCms, raw };
      const fetchedAt = new Date(raw.fetchedAt);
      const reportedBefore = JSON.stringify(status.leftOut);
      Object.assign(status, { source, revision: raw.revision, fetchedAt, leftOut });
      if (isNews) report(`Content of revision ${raw.revision}, from ${source}.`);
      if (JSON.stringify(leftOut) !== reportedBefore) for (const one of leftOut) reportLeftOut(one);
      if (source !== 'cms') return;
      noteConfirmed();
      if (!isNews && !status.diskFault && isWritten) return;
      isWritten = true;
      startWriting(raw);
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
    /** Waits until all is written, and nothing that is gone is on the disk any more. */
    async finish() {
      isEnding = true;
      await writing;
      clearTimeout(tidying);
      for (const writer of untidyWriters()) {
        // What the disk does not take now is seen to at the next start.
        if (known) await writer?.writeWhole(known.raw).catch(() => undefined);
      }
    },
  };
}
