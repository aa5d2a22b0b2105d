/** What the admin shows of the history of an entry. */
export interface EntryHistory {
  /** The newest first; the first is the draft as it is now. */
  versions: VersionRow[];
  mayGoBack: boolean;
}

export interface VersionRow {
  number: number;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
  /** The name of a member of staff, or of what made it by itself. */
  by: string;
  /** Whether the public has it now. */
  isLive: boolean;
}
