import type { Core } from '@strapi/strapi';
import type { Attribute } from '../rules/missing-fields';
import type { Fields } from '../rules/fault';
import { schemaAttributes } from '../saving/own-fields';

/** A file in a content. */
export interface FileContent {
  /** What the media library calls it. */
  name: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  hash: string;
}

interface StoredFile {
  name: string;
  hash: string;
}

/** What the CMS finds out about a document by reading its file. */
const derivedFacts: Record<string, readonly string[]> = {
  'parts.document': ['format', 'bytes', 'pages', 'sha256'],
};

/** Whether the CMS fills in a field of a type or a part by itself, so that it is no content. */
export function isDerived(uid: string, name: string): boolean {
  return derivedFacts[uid]?.includes(name) ?? false;
}

/**
 * The content of an entry, or of a part of one, as the schema names its fields. What was left empty
 * is null, however it was left empty.
 *
 * @param uid of the type or of the part
 * @param row loaded with its parts, their files, and the ids of what it points to
 * @param isLive whether it is what the public has, whose files are those that were published
 */
export function contentOfRow(
  strapi: Core.Strapi,
  uid: string,
  row: Fields,
  isLive: boolean,
): Fields {
  const fields = Object.entries(schemaAttributes(strapi, uid))
    .filter(([name]) => !isDerived(uid, name))
    .map(([name, attribute]) => [name, valueOf(strapi, attribute, row, row[name], isLive)]);
  return Object.fromEntries(fields) as Fields;
}

function valueOf(
  strapi: Core.Strapi,
  { type, component = '' }: Attribute,
  row: Fields,
  value: unknown,
  isLive: boolean,
): unknown {
  if (type === 'component') {
    return eachOf(value, (part) => contentOfRow(strapi, component, part as Fields, isLive));
  }
  if (type === 'relation') return eachOf(value, (target) => (target as Fields).documentId);
  if (type === 'media') {
    // Of what is public, the bytes that were published: the library may have others by now.
    const published = isLive && typeof row.sha256 === 'string' ? row.sha256 : null;
    return eachOf(value, (file) => fileOf(file as StoredFile, published));
  }
  if (value instanceof Date) return value.toISOString();
  const isBlank = value === undefined || value === '' || (Array.isArray(value) && !value.length);
  return isBlank ? null : value;
}

function eachOf(value: unknown, read: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  return value === null || value === undefined ? null : read(value);
}

/** The store names a file by the hash of its bytes, and a random word. */
function fileOf({ name, hash }: StoredFile, published: string | null): FileContent {
  return { name, hash: published ?? hash.slice(0, 64) };
}
