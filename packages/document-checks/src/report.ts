import type { DocumentText } from './text/document-text.js';

/** What a document is, found out from its bytes and never from its name alone. */
export type DocumentFormat = 'PDF' | 'Word' | 'Spreadsheet' | 'Slides' | 'PNG' | 'JPEG';

/**
 * How much a finding weighs. `block`: it may not be published as it is. `warn`: a person must look
 * and decide. `note`: good to know.
 */
export type Severity = 'block' | 'warn' | 'note';

/**
 * The worst of a report. `could-not-check` outweighs everything: what was not read to its end is
 * never called safe.
 */
export type Verdict = 'could-not-check' | 'blocked' | 'needs-a-look' | 'clear';

/** A region of a page, as parts of its width and height (0 to 1), from the top left corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where something is, for people and for the picture of the place. */
export interface Place {
  /** In words: "Page 8", "Comment 2 by the margin", "Document properties, author", "Sheet “Cases”". */
  words: string;
  /** Counted from 1; null where the format has no pages of its own. */
  page: number | null;
  /** Empty where it cannot be pointed at. */
  boxes: Box[];
}

/** How to mend it, for each program with which people make such files. */
export interface Mending {
  word?: string;
  acrobat?: string;
  libreOffice?: string;
  /** For any other program, or where all do it alike. */
  other?: string;
}

/** One thing that was found. The same fault in several places is one finding. */
export interface Finding {
  /** The same for the same fault in the same bytes and version, so that a decision can name it. */
  id: string;
  /** A stable name of the kind, such as `text-under-dark-box`. */
  kind: string;
  severity: Severity;
  /** One plain sentence that says what is wrong. Never holds found text. */
  title: string;
  /** Why it matters and what somebody could do with it. Never holds found text. */
  explanation: string;
  mending: Mending;
  /** At most 20; `more` counts the others. */
  places: Place[];
  more: number;
  /**
   * What was found, as it stands in the document; null where there is nothing to read. Secret:
   * whoever keeps a report must keep this from logs, e-mails and history.
   */
  text: string | null;
  /** The same with most letters hidden: "Am••••• Ha•••••••". Safe to show. */
  maskedText: string | null;
}

/** A run of words that looks like somebody's name. Never a block: a person ticks it through. */
export interface NameFound {
  /** Secret, as `text` of a finding. */
  name: string;
  maskedName: string;
  count: number;
  /** Pages on which it stands, from 1; empty where the format has none. */
  pages: number[];
}

/** Why a file could not be checked to its end. */
export type Unchecked =
  | 'encrypted'
  | 'damaged'
  | 'not-what-its-name-says'
  | 'kind-not-allowed'
  | 'too-large'
  | 'too-many-pages'
  | 'took-too-long'
  | 'took-too-much-memory'
  | 'checker-failed'
  | 'pages-without-text';

/** Everything that is said of one document. */
export interface CheckReport {
  /** Of the check itself; a result of an older version is not a result of this one. */
  checkerVersion: string;
  file: {
    name: string;
    bytes: number;
    /** In hexadecimal, of the bytes that were read. */
    sha256: string;
    /** Null where the bytes are nothing that is known. */
    format: DocumentFormat | null;
  };
  verdict: Verdict;
  /** Set when the verdict is `could-not-check`, with a sentence for people. */
  unchecked: { reason: Unchecked; explanation: string; mending: string } | null;
  /** Null where the format has no pages of its own. */
  pages: { checked: number; total: number } | null;
  findings: Finding[];
  names: NameFound[];
  /** Basic accessibility. Not a test of PDF/UA. */
  accessibility: { kind: string; isRight: boolean; words: string; mending?: string }[];
  /** How long the check took, in milliseconds. */
  tookMs: number;
}

/** Names that must not appear, as keyed hashes: see `watch-list/`. Holds no name. */
export interface WatchList {
  /** For HMAC-SHA-256. */
  key: Uint8Array;
  entries: { id: string; hashes: string[] }[];
}

export interface CheckOptions {
  watchList?: WatchList;
  /** Default: PDF, Word, PNG, JPEG. */
  allowedFormats?: readonly DocumentFormat[];
  /** The name that readers and the report see; default the file's own. */
  fileName?: string;
  limits?: Partial<CheckLimits>;
  /** Told as pages are done. */
  onProgress?: (progress: { done: number; total: number; step: string }) => void;
  /**
   * Told the text of its pages beside the report, whatever the verdict; not told where it cannot be
   * read. The text is as secret as the document.
   */
  onText?: (text: DocumentText) => void;
  signal?: AbortSignal;
}

export interface CheckLimits {
  bytes: number;
  pages: number;
  memoryBytes: number;
  /** For the whole file, and more for each page. */
  baseMs: number;
  perPageMs: number;
}
