import type { CheckReport, Finding, Verdict } from 'document-checks';
import type { Searchability } from '../searching/text-rows';
import type { VirusStanding } from './viruses/may-leave';

/** How far the checks of one document are. Times are ISO 8601, UTC. */
export interface CheckedDocument {
  publicId: string;
  title: string;
  fileName: string;
  /** `waiting` also where nobody has begun. */
  state: 'waiting' | 'checking' | 'done';
  /** Pages or other steps; 0 of 0 before anything is known. */
  done: number;
  total: number;
  verdict: Verdict | null;
  /** How many findings keep it from being published, and how many ask for a look. */
  blocks: number;
  warnings: number;
  /** How many were let through by a second person. */
  letThrough: number;
  /** Names that nobody has ticked yet. */
  names: number;
  virus: VirusStanding;
  /** How it can be searched on the site; null while it is not read. */
  search: Searchability | null;
}

/** A name that must not appear; the name itself is kept nowhere. */
export interface WatchedNameAnswer {
  id: string;
  masked: string;
  addedBy: string;
  addedAt: string;
  isUsable: boolean;
  /** Null where the person who asks may take it off the list. */
  whyNotRemoved: string | null;
}

/** `GET /editor-screens/document-checks?uid&documentId`. */
export interface ChecksAnswer {
  documents: CheckedDocument[];
  names: WatchedNameAnswer[];
  /** Fields of the page in whose words a name was found. */
  fields: { label: string; isWhole: boolean }[];
  /** Whether the person who asks may change the entry. */
  mayChange: boolean;
}

export type NameDecision = 'professional' | 'pseudonym' | 'must-not-appear';

export interface FindingAnswer extends Omit<Finding, 'text' | 'places'> {
  places: { words: string; hasPicture: boolean }[];
  hasText: boolean;
  override: { reason: string; by: string; at: string } | null;
}

export interface NameAnswer {
  id: string;
  masked: string;
  count: number;
  pages: number[];
  decision: NameDecision | null;
}

/**
 * `GET /editor-screens/document-checks/report?uid&documentId&publicId`: nothing that was found, in
 * clear; null while the document is being checked.
 */
export interface ReportAnswer {
  document: CheckedDocument;
  report: Omit<CheckReport, 'findings' | 'names'> & {
    findings: FindingAnswer[];
    names: NameAnswer[];
    checkedAt: string | null;
  };
  /** Why the person who asks may not let a finding through; null where they may. */
  whyNoOverride: string | null;
  mayChange: boolean;
}

/** `POST /editor-screens/document-checks/reveal`: by finding or name, what stands in the document. */
export interface RevealAnswer {
  texts: { id: string; text: string }[];
}

/** `POST /editor-screens/document-checks/clean`: what is not in the new file any more. */
export interface CleanAnswer {
  /** Of the new file in the media library; null where there was nothing to clean. */
  fileId: number | null;
  fileName: string;
  removed: { words: string; before: string }[];
}

/** `GET` and, with what is written there, `POST /editor-screens/document-checks/picture`. */
export interface PictureAnswer {
  /** In Base64. */
  png: string;
  isRevealed: boolean;
}

/** One line of the home screen. */
export interface HeldDocument {
  title: string;
  document: string;
  kindName: string;
  /** From the admin's root. */
  editPath: string;
  verdict: Verdict;
}
