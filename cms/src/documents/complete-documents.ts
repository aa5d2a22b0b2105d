import type { Core } from '@strapi/strapi';
import { documentCountFaults } from '../rules/document-count';
import type { Fields } from '../rules/fault';
import { refuseFaults } from '../saving/refuse-faults';
import { documentFields } from './document-fields';
import { noFacts, readFacts, type PageCounts } from './facts';
import { newPublicId } from './public-id';
import { restoredPublicId } from './restored-ids';

interface StoredPart extends Fields {
  id?: number;
  publicId?: string | null;
  file?: { id: number } | null;
}

/**
 * Gives each document in a save its permanent public id and the facts of its file. Neither is
 * taken from the caller: a stored document keeps its id, any other gets a new one unless the entry
 * goes back to what it was, and the file says the rest.
 *
 * @param stored the entry before the save, null for a new one
 * @returns the data to save
 * @throws ValidationError (400) when there are too many documents, before any is read
 */
export async function completeDocuments(
  strapi: Core.Strapi,
  uid: string,
  stored: Fields | null,
  data: Fields,
): Promise<Fields> {
  const completed: Record<string, unknown> = { ...data };
  const counts: PageCounts = new Map();
  for (const { name } of documentFields(strapi).filter((field) => field.uid === uid)) {
    const value = data[name];
    if (value === null || value === undefined) continue;
    const known = listOf(stored?.[name]);
    refuseFaults(documentCountFaults(name, value));
    const sent = listOf(value);
    const parts = await Promise.all(
      sent.map((part, at) => {
        const isFirst = sent.findIndex(({ id }) => String(id) === String(part.id)) === at;
        return completePart(strapi, part, { known, isFirst }, counts);
      }),
    );
    completed[name] = Array.isArray(value) ? parts : parts[0];
  }
  return completed;
}

async function completePart(
  strapi: Core.Strapi,
  part: StoredPart,
  { known, isFirst }: { known: StoredPart[]; isFirst: boolean },
  counts: PageCounts,
): Promise<Fields> {
  const before = known.find(({ id }) => id !== undefined && String(id) === String(part.id));
  const fileId = 'file' in part ? fileIdOf(part.file) : (before?.file?.id ?? null);
  const facts = fileId === null ? null : await readFacts(strapi, fileId, counts);
  const keptId = isFirst && before?.publicId ? before.publicId : null;
  const publicId = keptId ?? restoredPublicId(part.publicId) ?? newPublicId();
  return { ...part, publicId, ...(facts ?? noFacts) };
}

/** Strapi takes a file as its id, as an object, or as what to set or connect. */
function fileIdOf(value: unknown): number | null {
  if (Array.isArray(value)) return fileIdOf(value[0]);
  if (typeof value === 'object' && value !== null) {
    const { id, set, connect } = value as Record<string, unknown>;
    return fileIdOf(id ?? set ?? connect);
  }
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : null;
}

function listOf(value: unknown): StoredPart[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((part): part is StoredPart => typeof part === 'object' && part !== null);
}
