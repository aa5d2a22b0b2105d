import type { DocumentText } from '../text/document-text.js';
import type { Box, CheckLimits, CheckReport, DocumentFormat } from '../report.js';

/** What the guarded process is told to do, through its standard input. Holds no path of the document. */
export type Job = CheckJob | PictureJob | CleanJob;

/** The same, with what the guarded process has to know of where it is. */
export type GivenJob = Job & { parent: number; engineFile: string; stopWithParent: string };

export interface CheckJob {
  kind: 'check';
  fileName: string;
  allowedFormats: readonly DocumentFormat[];
  limits: CheckLimits;
  /** Whether the text of its pages is asked for too. */
  wantsText: boolean;
  /** The key in Base64. */
  watchList: { key: string; entries: { id: string; hashes: string[] }[] } | null;
}

export interface PictureJob {
  kind: 'picture';
  limits: CheckLimits;
  page: number;
  boxes: Box[];
  maskBoxes: Box[];
  isRevealed: boolean;
}

export interface CleanJob {
  kind: 'clean';
  limits: CheckLimits;
}

/** What the file turned out to be, of the bytes that were read. */
export interface ReadFile {
  sha256: string;
  bytes: number;
  format: DocumentFormat | null;
}

/** What a check gives; the supervisor makes the report of it. */
export type CheckResult = Pick<
  CheckReport,
  'unchecked' | 'pages' | 'findings' | 'names' | 'accessibility'
>;

/** The same, and the text beside it; null where it was not asked for or cannot be read. */
export type CheckedAndRead = CheckResult & { text: DocumentText | null };

export interface PictureResult {
  /** PNG, in Base64. */
  png: string;
}

export interface CleanResult {
  /** The new file, in Base64. */
  bytes: string;
  removed: { words: string; before: string }[];
}

/** What the guarded process says, one in each line. */
export type Message =
  | { type: 'file'; file: ReadFile }
  | { type: 'progress'; done: number; total: number; step: string }
  | { type: 'result'; value: unknown }
  | { type: 'failed'; reason: CheckReport['unchecked'] };
