import type { Core } from '@strapi/strapi';
import { staffName, type Actor } from '../audit/actor';
import { hasDrafts } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { readContent, type Content } from './content';

/** A content, who is known to have made it, and when. */
export interface Made {
  content: Content;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
  by: Actor;
}

interface StoredVersion {
  updatedAt: string | Date;
  updatedBy?: { id: number; firstname?: string | null; lastname?: string | null } | null;
}

/** What is stored of an entry that has no history yet, with whoever last saved each. */
export async function findFirstVersions(
  strapi: Core.Strapi,
  entry: EntryRef,
): Promise<{ live: Made | null; draft: Made | null }> {
  const draft = await find(strapi, entry, 'draft');
  const live = hasDrafts(strapi, entry.uid) ? await find(strapi, entry, 'published') : null;
  return { live, draft };
}

async function find(
  strapi: Core.Strapi,
  entry: EntryRef,
  status: 'draft' | 'published',
): Promise<Made | null> {
  const { uid, documentId } = entry;
  const content = await readContent(strapi, entry, status);
  if (!content) return null;
  const version = status === 'published' ? { $notNull: true } : null;
  const stored: StoredVersion = await strapi.db.query(uid).findOne({
    where: { documentId, ...(hasDrafts(strapi, uid) ? { publishedAt: version } : {}) },
    select: ['id', 'updatedAt'],
    populate: { updatedBy: { select: ['id', 'firstname', 'lastname'] } },
  });
  const user = stored.updatedBy;
  return {
    content,
    at: new Date(stored.updatedAt).toISOString(),
    by: user ? { id: user.id, name: staffName(user) } : { id: null, name: 'Not known' },
  };
}
