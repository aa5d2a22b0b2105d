/** What the admin's home screen asks the CMS for. Times are ISO 8601 in UTC. */

export interface DraftEntry {
  title: string;
  /** "Publication", "Form", … */
  kind: string;
  /** Never published, or changed since it was. */
  isNew: boolean;
  updatedAt: string;
  /** Where it is edited, from the admin's root. */
  path: string;
}

export interface DraftCount {
  kind: string;
  count: number;
  /** Whether older ones were not looked at. */
  mayBeMore: boolean;
  path: string;
  /** Where the list at `path` does not show all of them, and where more are; null otherwise. */
  cut: CutList | null;
}

export interface CutList {
  /** How many the list shows, the newest of them. */
  listed: number;
  /** The list of all that this person made or was last to change, of what is public too. */
  pathOfAll: string;
}

export interface MyDrafts {
  entries: DraftEntry[];
  counts: DraftCount[];
}

export interface AttentionItem {
  id: string;
  title: string;
  help: string;
  count: number;
  /** Whether more were not looked at. */
  mayBeMore: boolean;
  path: string;
  /** How many the list at `path` shows, the first of them; null where it shows all. */
  listed: number | null;
}

export interface PublishedEntry {
  title: string;
  kind: string;
  publishedAt: string;
  path: string;
  /** Where the public reads it; null for what has no page of its own. */
  siteAddress: string | null;
}

export interface Step {
  id: string;
  title: string;
  help: string;
  isDone: boolean;
  /** Where it is done; null for what is done elsewhere on this screen, or by somebody else. */
  path: string | null;
}

export interface DemonstrationItem {
  kind: string;
  title: string;
  /** Whether somebody changed it since it was loaded. */
  isEdited: boolean;
}

export type RemovalState =
  | { state: 'idle' }
  | { state: 'running'; done: number; total: number }
  | { state: 'done'; removed: number }
  | { state: 'failed'; message: string };

export interface DemonstrationAnswer {
  isLoaded: boolean;
  items: DemonstrationItem[];
  removal: RemovalState;
}
