import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { hasDrafts, loadDraft, loadPublished } from '../saving/load-entry';
import { canonicalJson } from '../sharing/canonical-json';
import type { EntryRef } from '../withdrawing/entry-ref';
import { contentOfRow, type FileContent } from './content-of-row';
import { readFilledDay, readLiveContent } from './stories';
import { withWaitingLinks } from './waiting-links';

/**
 * What an editor has filled in, by the names of the fields: parts as objects, links as document
 * ids, files as `FileContent`. Nothing in it tells a draft from the same thing published.
 */
export type Content = Fields;

/**
 * Reads the content of an entry as it is stored now, as it is being written or as the public has
 * it.
 *
 * A link to what is not public itself waits until it is; it counts as published with the entry. The
 * day of first publication counts where an editor gave it: what publishing fills in by itself is no
 * change.
 *
 * @returns null when there is no such entry, or nothing of it is published
 */
export async function readContent(
  strapi: Core.Strapi,
  entry: EntryRef,
  status: 'draft' | 'published',
): Promise<Content | null> {
  const { uid, documentId } = entry;
  const isLive = status === 'published' && hasDrafts(strapi, uid);
  const row = await (isLive ? loadPublished : loadDraft)(strapi, uid, documentId);
  if (!row) return null;
  const filledDay = await readFilledDay(strapi, entry);
  const content = withoutFilledDay(contentOfRow(strapi, uid, row, isLive), filledDay);
  const made = isLive ? await readLiveContent(strapi, entry) : null;
  return made ? withWaitingLinks(strapi, uid, content, made) : content;
}

/**
 * The same for two contents that are the same, whether read from a draft or from what is public,
 * and on either database. What a file is called in the media library is no part of it: no reader
 * sees that.
 *
 * @returns SHA-256, in hexadecimal
 */
export function fingerprintOf(content: Content): string {
  return createHash('sha256')
    .update(canonicalJson(withoutFileNames(content)))
    .digest('hex');
}

function withoutFilledDay(content: Content, filledDay: string | null): Content {
  if (filledDay === null || content.firstPublishedOn !== filledDay) return content;
  return { ...content, firstPublishedOn: null };
}

function withoutFileNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFileNames);
  if (typeof value !== 'object' || value === null) return value;
  if (isFile(value)) return { hash: value.hash };
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withoutFileNames(part)]),
  );
}

/** What else has a hash, such as rich text that a program has written, is content as a whole. */
function isFile(value: object): value is FileContent {
  return Object.keys(value).sort().join() === 'hash,name';
}
