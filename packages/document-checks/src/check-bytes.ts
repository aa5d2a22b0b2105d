import { isEncryptedOffice, nameFits } from './file-format.js';
import { identified } from './identified.js';
import type { CheckedAndRead, CheckJob, Message } from './process/job.js';
import type { ReadBytes } from './process/read-whole.js';
import { readers } from './readers.js';
import type { CheckReport, WatchList } from './report.js';
import { documentText } from './text/document-text.js';
import { unchecked } from './unchecked.js';

/** The check itself, inside the guarded process. */
export async function checkBytes(
  read: ReadBytes,
  job: CheckJob,
  say: (message: Message) => void,
): Promise<CheckedAndRead> {
  const refusal = refusalOf(read, job);
  const format = read.file.format;
  if (refusal || !format) return nothing(refusal ?? unchecked('kind-not-allowed'));
  const reader = await readers[format]();
  const document = await reader(read.bytes, {
    format,
    limits: job.limits,
    onProgress: (done, total, step) => say({ type: 'progress', done, total, step }),
  });
  const watchList = watchListOf(job);
  const { findIdentifying } = await import('./identifiers/find-identifying.js');
  const identifying = findIdentifying(document.texts, { watchList, fileName: job.fileName });
  return {
    findings: identified([...document.findings, ...identifying.findings], read.file, watchList),
    names: identifying.names,
    pages: document.pages,
    accessibility: document.accessibility,
    unchecked: document.unchecked,
    text: job.wantsText ? documentText(document) : null,
  };
}

function watchListOf({ watchList }: CheckJob): WatchList | undefined {
  if (!watchList) return undefined;
  return { key: new Uint8Array(Buffer.from(watchList.key, 'base64')), entries: watchList.entries };
}

/** Why a file is not even looked into. */
function refusalOf(read: ReadBytes, job: CheckJob): CheckReport['unchecked'] {
  const { format } = read.file;
  if (read.isTooLarge) return unchecked('too-large');
  if (read.bytes.length === 0) return unchecked('damaged', 'The file is empty.');
  if (isEncryptedOffice(read.bytes)) return unchecked('encrypted');
  if (!format) return unchecked('not-what-its-name-says');
  if (!job.allowedFormats.includes(format)) return unchecked('kind-not-allowed');
  if (!nameFits(job.fileName, format)) return unchecked('not-what-its-name-says');
  return null;
}

function nothing(reason: NonNullable<CheckReport['unchecked']>): CheckedAndRead {
  return { findings: [], names: [], pages: null, accessibility: [], unchecked: reason, text: null };
}
