import type { Core } from '@strapi/strapi';
import { isFreeOfViruses } from '../checking/viruses/may-leave';
import type { Preview } from '@learning-reviews/content-contract';
import { documentFields } from '../documents/document-fields';
import { servable, type ServableDocument, type StoredDocumentPart } from '../documents/may-serve';
import { settings } from '../settings';
import { previewKindOf } from './kinds';
import { mayRead, readAbility } from './may-read';
import { withPlaceholders } from './placeholders';
import { readPreviewToken, type PreviewGrant } from './token';

/**
 * Opens a preview link: the entry as the site would show it if it were published now.
 *
 * @returns null when the link has run out or was altered, or its user may not read the entry now
 */
export async function openPreview(strapi: Core.Strapi, token: string): Promise<Preview | null> {
  const opened = await readGranted(strapi, token);
  const found = opened && previewKindOf(opened.grant.uid);
  if (!found) return null;
  const { name, kind } = found;
  const entry = withPlaceholders(kind.schema, kind.toContract(opened.record as never));
  if (entry) return { kind: name, status: opened.grant.status, entry } as Preview;
  strapi.log.error(`${kind.uid} ${opened.grant.documentId} cannot be shown as a preview.`);
  return null;
}

/** Finds a document of the entry that a preview link opens, by its public id. */
export async function openPreviewDocument(
  strapi: Core.Strapi,
  token: string,
  publicId: string,
): Promise<ServableDocument | null> {
  const fields = documentFields(strapi);
  const opened = await readGranted(strapi, token, (uid) =>
    Object.fromEntries(
      fields
        .filter((field) => field.uid === uid)
        .map(({ name }) => [name, { populate: { file: true } }]),
    ),
  );
  if (!opened) return null;
  const parts = fields
    .filter(({ uid }) => uid === opened.grant.uid)
    .flatMap(({ name }) => [opened.record[name] ?? []].flat() as StoredDocumentPart[]);
  const part = parts.find((candidate) => candidate.publicId === publicId);
  const isFree = part?.file ? await isFreeOfViruses(strapi, part.file.hash) : false;
  return part && isFree ? servable(part) : null;
}

async function readGranted(
  strapi: Core.Strapi,
  token: string,
  populateOf?: (uid: string) => Record<string, unknown>,
): Promise<{ grant: PreviewGrant; record: Record<string, unknown> } | null> {
  const grant = readPreviewToken(token, settings().secrets.PREVIEW_SECRET);
  const found = grant && previewKindOf(grant.uid);
  if (!found) return null;
  const ability = await readAbility(strapi, grant.userId);
  if (!ability) return null;
  const { uid, documentId, status } = grant;
  const populate = { ...(populateOf?.(uid) ?? found.kind.populate), createdBy: true };
  const record = await strapi
    .documents(uid as never)
    .findOne({ documentId, status, populate } as never);
  return record && mayRead(strapi, ability, uid, record) ? { grant, record } : null;
}
