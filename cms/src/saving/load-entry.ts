import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import type { Attributes } from '../rules/check-entry';
import { readOnce } from './remembered-reads';

/** An entry with its parts, their files, and the ids of what it points to. */
export async function loadDraft(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
): Promise<Fields | null> {
  const isDraft = hasDrafts(strapi, uid);
  return loadEntry(strapi, { uid, documentId, isDraft }, isDraft ? { publishedAt: null } : {});
}

/** The published version likewise; null where nothing of it is published. */
export async function loadPublished(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
): Promise<Fields | null> {
  if (!hasDrafts(strapi, uid)) return null;
  const isPublished = { publishedAt: { $notNull: true } };
  return loadEntry(strapi, { uid, documentId, isDraft: false }, isPublished);
}

async function loadEntry(
  strapi: Core.Strapi,
  { uid, documentId, isDraft }: { uid: string; documentId: string | undefined; isDraft: boolean },
  version: object,
): Promise<Fields | null> {
  if (!documentId) return null;
  return readOnce({ uid, documentId, isDraft }, () =>
    strapi.db.query(uid).findOne({
      where: { documentId, ...version },
      populate: populateOf(strapi, attributesOf(strapi, uid)),
    }),
  );
}

export function attributesOf(strapi: Core.Strapi, uid: string): Attributes {
  return strapi.getModel(uid as never)?.['attributes'] ?? {};
}

export function hasDrafts(strapi: Core.Strapi, uid: string): boolean {
  return strapi.contentTypes[uid as never]?.['options']?.draftAndPublish === true;
}

/** Tells whether a type has entries in several languages. */
export function isTranslated(strapi: Core.Strapi, uid: string): boolean {
  const options = strapi.contentTypes[uid as never]?.['pluginOptions'] as
    { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
}

function populateOf(strapi: Core.Strapi, attributes: Attributes): Record<string, unknown> {
  const populate: Record<string, unknown> = {};
  for (const [name, { type, component }] of Object.entries(attributes)) {
    if (type === 'media') populate[name] = true;
    if (type === 'relation' && isOurs(attributes, name)) {
      populate[name] = { select: ['id', 'documentId'] };
    }
    if (type === 'component' && component) {
      populate[name] = { populate: populateOf(strapi, attributesOf(strapi, component)) };
    }
  }
  return populate;
}

function isOurs(attributes: Attributes, name: string): boolean {
  return String((attributes[name] as { target?: string }).target).startsWith('api::');
}
