import type { Core } from '@strapi/strapi';
import {
  checkDocument,
  checkerVersion,
  type CheckReport,
  type DocumentText,
  type Unchecked,
} from 'document-checks';
import { MissingFileError, StoreUnreachableError } from 'strapi-provider-private-files';
import { documentStore } from '../documents/store';
import { settings } from '../settings';
import type { Claim, Progress } from './claims';
import { namesOf, queueEntry } from './queue';
import { watchListOf } from './watch-list/for-checker';
import { documentCheck, fileFields, type LibraryFile } from './what-to-check';

/** What becomes of a check that was begun. */
export type Outcome =
  | { report: CheckReport; text: DocumentText | null }
  /** Nobody asks for it any more: the file is gone, or has another name. */
  | 'not wanted'
  /** Nothing is wrong with the file: the store or the CMS went away. */
  | 'not now'
  /** The process that checks was killed, or broke. */
  | 'failed';

/** Checks the bytes of a file, and reads its text, in a process of its own. */
export async function runDocumentCheck(
  strapi: Core.Strapi,
  claim: Claim,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Outcome> {
  const file = await fileOf(strapi, claim);
  if (!file) return 'not wanted';
  const watchList = claim.entry ? await watchListOf(strapi, claim.entry) : undefined;
  let text: DocumentText | null = null;
  const options = {
    allowedFormats: settings().documentFormats,
    // What may be uploaded is checked, if it takes no more time and memory than any other.
    limits: { bytes: settings().maxUploadMegabytes * 1024 * 1024 },
    fileName: file.name,
    onProgress,
    onText: (read: DocumentText) => void (text = read),
    signal,
    ...(watchList ? { watchList } : {}),
  };
  try {
    const report = await documentStore().withLocalFile(claim.storedName, (filePath) =>
      checkDocument(filePath, options),
    );
    return signal.aborted ? 'not now' : judge(claim, report, text);
  } catch (error) {
    if (error instanceof MissingFileError) return unread(lost(claim, file.name));
    if (error instanceof StoreUnreachableError) return 'not now';
    throw error;
  }
}

function judge({ sha256 }: Claim, report: CheckReport, text: DocumentText | null): Outcome {
  if (report.unchecked?.reason === 'checker-failed') return 'failed';
  if (report.file.sha256 === sha256 && report.checkerVersion === checkerVersion)
    return { report, text };
  if (report.file.sha256 === '') return unread(report);
  const explanation = 'The file in the store is not the one that was uploaded.';
  return unread(asUnchecked(report, 'damaged', explanation));
}

function unread(report: CheckReport): Outcome {
  return { report, text: null };
}

/** The result when every attempt has failed. */
export function givenUp({ sha256 }: Claim, fileName: string): CheckReport {
  return asUnchecked(
    emptyReport(sha256, fileName),
    'checker-failed',
    'The check was begun several times, and never came to its end.',
  );
}

function lost({ sha256 }: Claim, fileName: string): CheckReport {
  return asUnchecked(
    emptyReport(sha256, fileName),
    'damaged',
    'The file is not in the store any more.',
  );
}

function asUnchecked(report: CheckReport, reason: Unchecked, explanation: string): CheckReport {
  const mending = 'Upload the file again. If that does not help, tell whoever runs the CMS.';
  return {
    ...report,
    verdict: 'could-not-check',
    unchecked: { reason, explanation, mending },
    findings: [],
    names: [],
  };
}

function emptyReport(sha256: string, name: string): CheckReport {
  return {
    checkerVersion,
    file: { name, bytes: 0, sha256, format: null },
    verdict: 'could-not-check',
    unchecked: null,
    pages: null,
    findings: [],
    names: [],
    accessibility: [],
    tookMs: 0,
  };
}

/** The file under the name for which the check was asked; none where that has changed since. */
async function fileOf(strapi: Core.Strapi, claim: Claim): Promise<LibraryFile | null> {
  const files: LibraryFile[] = await strapi.db.query('plugin::upload.file').findMany({
    where: { hash: { $startsWith: claim.sha256 } },
    select: [...fileFields],
  });
  const names = claim.entry ? await namesOf(strapi, claim.entry) : null;
  const file = files.find((one) => documentCheck(one, names)?.key === claim.key) ?? null;
  if (!file && claim.entry) await queueEntry(strapi, claim.entry);
  return file;
}
