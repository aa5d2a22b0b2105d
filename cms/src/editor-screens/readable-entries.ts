import type { Core } from '@strapi/strapi';
import type { EditableKind } from './editable-kinds';

/** One entry as the document service answers it, with the fields that were asked for. */
export interface Entry {
  documentId: string;
  slug?: string | null;
  updatedAt: string | Date;
  publishedAt?: string | Date | null;
  [field: string]: unknown;
}

export interface EntryQuery {
  status: 'draft' | 'published';
  fields?: readonly string[];
  filters?: Record<string, unknown>;
  populate?: Record<string, unknown>;
  sort?: string;
  limit: number;
}

/** Reads what one signed-in person may read, and nothing else. */
export type ReadEntries = (kind: EditableKind, query: EntryQuery) => Promise<Entry[]>;

interface PermissionChecker {
  cannot: { read(): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: Record<string, unknown> }> };
}

interface PermissionCheckers {
  create(of: { userAbility: unknown; model: string }): PermissionChecker;
}

/**
 * @param userAbility what the signed-in person may do, from `ctx.state`
 * @returns a reader that keeps to the person's permissions and their conditions, such as
 *   "only what I made"; it answers an empty list for a kind that the person may not read
 */
export function readerFor(strapi: Core.Strapi, userAbility: unknown): ReadEntries {
  const checkers = strapi
    .plugin('content-manager')
    .service('permission-checker') as PermissionCheckers;
  return async (kind, query) => {
    const checker = checkers.create({ userAbility, model: kind.uid });
    if (checker.cannot.read()) return [];
    const { filters: allowed } = await checker.sanitizedQuery.read({});
    const filters = { $and: [allowed ?? {}, query.filters ?? {}] };
    const entries = await strapi
      .documents(kind.uid as never)
      .findMany({ ...query, filters } as never);
    return entries as unknown as Entry[];
  };
}

/** Whether the signed-in person may read entries of this kind. */
export function mayRead(strapi: Core.Strapi, userAbility: unknown, uid: string): boolean {
  const checkers = strapi
    .plugin('content-manager')
    .service('permission-checker') as PermissionCheckers;
  return !checkers.create({ userAbility, model: uid }).cannot.read();
}

/** Title of an entry, or a stand-in for a draft that has none yet. */
export function titleOf(kind: EditableKind, entry: Entry): string {
  const title = entry[kind.titleField];
  return typeof title === 'string' && title.trim() ? title : `Untitled ${kind.name.toLowerCase()}`;
}

/** The same moment as ISO 8601 text, whichever way the database gave it. */
export function isoTime(value: string | Date | null | undefined): string {
  return value ? new Date(value).toISOString() : '';
}
