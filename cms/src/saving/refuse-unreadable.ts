import type { Core } from '@strapi/strapi';
import { listKinds, singleKinds } from '../published/content-kinds';
import { hasDrafts } from './load-entry';
import { refuseFaults } from './refuse-faults';

const kinds = [...Object.values(listKinds), ...Object.values(singleKinds)];

/**
 * Reads what has just been made public, as the site will, and refuses what the site would have to
 * leave out. It stands behind the rules, so that a gap in them cannot lose a page without a word.
 * Call it in the transaction of the change, which it then rolls back.
 *
 * @throws ValidationError (400) that names each field at fault
 */
export async function refuseUnreadable(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<void> {
  const kind = kinds.find((candidate) => candidate.uid === uid);
  if (!kind) return;
  const status = hasDrafts(strapi, uid) ? { status: 'published' } : {};
  const record = await strapi
    .documents(uid as never)
    .findOne({ documentId, populate: kind.populate, ...status } as never);
  if (!record) return;
  const result = kind.schema.safeParse(kind.toContract(record as never));
  if (result.success) return;
  refuseFaults(
    result.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message: `The site cannot show this yet. Correct “${path.join(', ')}” (${message}) and try again.`,
    })),
  );
}
