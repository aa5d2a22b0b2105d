import type { z } from 'zod';

/** All that is published at one revision: lists by name, and single items by name. */
export interface ContentSet<Lists extends object, Singles extends object> {
  /** Raised by the CMS with each public change. */
  revision: number;
  lists: { [Name in keyof Lists]: Lists[Name][] };
  /** An item that is not published is null. */
  singles: { [Name in keyof Singles]: Singles[Name] | null };
}

/** Where each list and single item is, and what each must be like. */
export interface ContentDescription<Lists extends object, Singles extends object> {
  /**
   * Names these schemas, and must change whenever one of them does: of a file that was checked by
   * the same, no item is checked again, and nothing is read again that the CMS has not changed
   * since. Without it both are done at each start.
   */
  version?: string | undefined;
  /**
   * Answers `{"revision": n}`, and `"database"` where the CMS can tell its databases apart.
   * Without it everything is read at each look, and the revision is counted here.
   */
  revisionPath?: string;
  /**
   * Answers what changed since a revision (README: the routes it reads), so that not all is read
   * for each change. Without it all is.
   */
  changesPath?: string;
  lists: { [Name in keyof Lists]: Described<Lists[Name]> };
  singles: { [Name in keyof Singles]: Described<Singles[Name]> };
}

export interface Described<Item> {
  path: string;
  schema: z.ZodType<Item>;
  query?: Record<string, string>;
}

/** A set as the CMS gave it, before it has been checked. */
export interface RawSet {
  revision: number;
  /** Names the CMS's database, so that another one is noticed. */
  database?: string | undefined;
  /** When it was read from the CMS: ISO 8601, UTC. */
  fetchedAt: string;
  /** The version of the schemas that all items were found to fit; undefined where one did not. */
  checkedBy?: string | undefined;
  lists: Record<string, object[]>;
  singles: Record<string, object | null>;
}
