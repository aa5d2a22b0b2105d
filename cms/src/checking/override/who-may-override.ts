import type { Core } from '@strapi/strapi';
import { actorOf } from '../../audit/actor';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { whyNoSecondPerson } from '../second-person';
import type { DocumentStanding } from '../standing';

/**
 * Why the person who asks may not let a finding through: it takes an approver who has neither
 * written this, nor uploaded the file, nor asked for its approval. Nobody may let through what could
 * not be checked.
 *
 * @returns null where they may
 */
export async function whyMayNotOverride(
  strapi: Core.Strapi,
  entry: EntryRef,
  { document, report, virus }: DocumentStanding,
  mayPublish: boolean,
): Promise<string | null> {
  if (!report || report.unchecked) {
    return 'Nobody can let through what could not be checked.';
  }
  if (virus === 'infected') return 'Nobody can let through a file that holds a virus.';
  const { id } = actorOf(strapi);
  if (!mayPublish || id === null) return 'Only an approver can let this through.';
  if ((await uploaderOf(strapi, document.file.id)) === id) {
    return 'You uploaded this file, so somebody else must decide.';
  }
  return whyNoSecondPerson(strapi, entry, id);
}

async function uploaderOf(strapi: Core.Strapi, fileId: number): Promise<number | null> {
  const file = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id: fileId }, populate: { createdBy: { select: ['id'] } } });
  return file?.createdBy?.id ?? null;
}
