import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { loadDraft } from '../../saving/load-entry';

const ownToEachSave = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
  'createdBy',
  'updatedBy',
]);

/**
 * A hash of all that an editor can change in an entry.
 * @returns null when the entry is gone
 */
export async function fingerprintOf(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<{ fingerprint: string; updatedAt: string } | null> {
  const draft = await loadDraft(strapi, uid, documentId);
  if (!draft) return null;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(essence(draft)))
    .digest('hex');
  return { fingerprint, updatedAt: new Date(String(draft.updatedAt)).toISOString() };
}

/** A file is its hash, which no two uploads share; anything else is its fields, in order of name. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  if (typeof fields.hash === 'string') return fields.hash;
  return Object.keys(fields)
    .filter((name) => !ownToEachSave.has(name))
    .sort()
    .map((name) => [name, essence(fields[name])]);
}
