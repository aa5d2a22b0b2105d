import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { keepingDraftsWithFile } from '../history/changes-of-files';
import { attributesOf } from '../saving/load-entry';
import { documentFields } from './document-fields';
import { refuseUnlessMayChange } from './may-change-files';

interface Upload {
  data?: { fileInfo?: unknown };
  files: unknown;
}

interface UploadService {
  upload(upload: Upload, ...rest: unknown[]): Promise<unknown>;
  remove(file: { id: number; name: string }): Promise<unknown>;
  replace(id: number, ...rest: unknown[]): Promise<unknown>;
}

/**
 * Keeps a file that readers can open now from being deleted or replaced under them, and the file of
 * a colleague from being deleted by an author. A new file goes to the library and nowhere else. What
 * a change of a file makes of drafts is kept in their history.
 */
export function guardFiles(strapi: Core.Strapi): void {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const { upload, remove, replace } = service;
  // Strapi would also put the new file into the part that `ref`, `refId` and `field` name.
  service.upload = async ({ data, files }, ...rest) =>
    upload.call(service, { data: { fileInfo: data?.fileInfo }, files }, ...rest);
  service.remove = async (file) => {
    await refuseUnlessMayChange(strapi, [file.id]);
    await refuseWhenPublic(strapi, file.id);
    return keepingDraftsWithFile(strapi, file.id, () => remove.call(service, file));
  };
  service.replace = async (id, ...rest) => {
    await refuseWhenPublic(strapi, id);
    return keepingDraftsWithFile(strapi, id, () => replace.call(service, id, ...rest));
  };
}

/** @throws ApplicationError (400) when readers can open this file now */
export async function refuseWhenPublic(strapi: Core.Strapi, fileId: number): Promise<void> {
  if (!(await isPublic(strapi, fileId))) return;
  throw new errors.ApplicationError(
    'This file is part of something published, so it cannot be deleted or replaced. Upload the new file beside it, choose it in the entry, say under “What has changed” what is new, and publish that.',
  );
}

async function isPublic(strapi: Core.Strapi, fileId: number): Promise<boolean> {
  const file = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id: fileId }, populate: { related: true } });
  const related: { id: number; __type: string }[] = file?.related ?? [];
  const ids = related.filter(({ __type }) => __type === 'parts.document').map(({ id }) => id);
  if (ids.length === 0) return false;
  for (const { uid, name } of documentFields(strapi)) {
    // The files of what is archived are gone for readers, and may go altogether.
    const live = 'archivedOn' in attributesOf(strapi, uid) ? { archivedOn: null } : {};
    const where = { publishedAt: { $notNull: true }, ...live, [name]: { id: { $in: ids } } };
    if ((await strapi.db.query(uid).count({ where })) > 0) return true;
  }
  return false;
}
