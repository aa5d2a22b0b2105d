/** All that is published at one revision: lists by name, and single items by name. */
export interface ContentSet<Lists extends object, Singles extends object> {
  /** Raised by the CMS with each public change. */
  revision: number;
  lists: { [Name in keyof Lists]: Lists[Name][] };
  /** An item that is not published is null. */
  singles: { [Name in keyof Singles]: Singles[Name] | null };
}
