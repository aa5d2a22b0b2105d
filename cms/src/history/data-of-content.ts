import type { Core } from '@strapi/strapi';
import type { Attribute } from '../rules/missing-fields';
import { schemaAttributes } from '../saving/own-fields';
import type { Content } from './content';
import type { FileContent } from './content-of-row';
import { shapeOf } from './shape';

/** What of a content can be written again, and what cannot. */
export interface Restorable {
  /** As the document service takes it. */
  data: Content;
  /** What leads to nothing any more, as people call its field. */
  leftOut: string[];
  /** Names of files whose bytes the media library has no more. */
  lostFiles: string[];
}

/** Looks up what a content points to, as it is stored now. */
export async function dataOfContent(
  strapi: Core.Strapi,
  uid: string,
  content: Content,
): Promise<Restorable> {
  const found: Restorable = { data: {}, leftOut: [], lostFiles: [] };
  const labels = new Map(shapeOf(strapi, uid).map(({ name, label }) => [name, label]));
  const data: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schemaAttributes(strapi, uid))) {
    if (!(name in content)) continue;
    const label = labels.get(name) ?? name;
    data[name] = await dataOfValue(strapi, attribute, content[name], { found, label });
  }
  return { ...found, data };
}

async function dataOfValue(
  strapi: Core.Strapi,
  attribute: Attribute,
  value: unknown,
  { found, label }: { found: Restorable; label: string },
): Promise<unknown> {
  const { type, component } = attribute;
  if (type === 'component' && component) {
    return eachOf(value, async (part) => {
      const inside = await dataOfContent(strapi, component, part as Content);
      found.leftOut.push(...inside.leftOut);
      found.lostFiles.push(...inside.lostFiles);
      return inside.data;
    });
  }
  if (type === 'media') {
    return eachOf(value, async (file) => {
      const id = await findFile(strapi, file as FileContent);
      if (id === null) found.lostFiles.push((file as FileContent).name);
      return id;
    });
  }
  if (type === 'relation') {
    const { target } = attribute as { target?: string };
    const ids = [value ?? []].flat() as string[];
    const there = await existing(strapi, String(target), ids);
    found.leftOut.push(...ids.filter((id) => !there.includes(id)).map(() => label));
    return ids.filter((id) => there.includes(id));
  }
  return value;
}

async function eachOf(value: unknown, read: (one: unknown) => Promise<unknown>): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(read));
  return value === null || value === undefined ? null : read(value);
}

/** Of several files with the same bytes, the one of the same name. */
async function findFile(strapi: Core.Strapi, { name, hash }: FileContent): Promise<number | null> {
  const files: { id: number; name: string }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { hash: { $startsWith: `${hash}-` } }, select: ['id', 'name'] });
  const found = files.find((file) => file.name === name) ?? files[0];
  return found?.id ?? null;
}

async function existing(strapi: Core.Strapi, uid: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows: { documentId: string }[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId: { $in: ids } }, select: ['documentId'] });
  return rows.map(({ documentId }) => documentId);
}
