import type { Core } from '@strapi/strapi';
import { notePublicChange } from '../published/revision';

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

interface Relation {
  uid: string;
  name: string;
  joinTable: JoinTable;
}

/** How much later than its published copy Strapi may date an unchanged draft, in milliseconds. */
const sameSave = 500;

/**
 * Links what is published to an entry that has just been published.
 *
 * Strapi drops a link to a draft from what it publishes, and does not add it when that draft is
 * published in its turn. Only entries without later changes get the link: the others get theirs
 * when an editor publishes them. Call it in the transaction of the publishing.
 *
 * @returns whether anything that is published changed
 */
export async function relinkPublished(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<boolean> {
  const target = await readVersions(strapi, uid, documentId);
  if (!target) return false;
  let isChanged = false;
  for (const relation of relationsTo(strapi, uid)) {
    const sources = await strapi.db.query(relation.uid).findMany({
      where: { publishedAt: null, [relation.name]: { id: target.draft.id } },
      select: ['documentId'],
    });
    for (const { documentId: sourceId } of sources) {
      const source = await readVersions(strapi, relation.uid, sourceId);
      if (!source || !isUnchanged(source)) continue;
      await copyLink(strapi, relation, source, target);
      await notePublicChange(strapi, relation.uid, sourceId);
      isChanged = true;
    }
  }
  return isChanged;
}

interface Versions {
  draft: { id: number; updatedAt: string };
  published: { id: number; updatedAt: string };
}

async function readVersions(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<Versions | null> {
  const rows = await strapi.db
    .query(uid)
    .findMany({ where: { documentId }, select: ['id', 'updatedAt', 'publishedAt'] });
  const draft = rows.find(({ publishedAt }) => publishedAt === null);
  const published = rows.find(({ publishedAt }) => publishedAt !== null);
  return draft && published ? { draft, published } : null;
}

/** Relations that are kept in a table of their own, which leaves out Strapi's `localizations`. */
function relationsTo(strapi: Core.Strapi, target: string): Relation[] {
  return Object.keys(strapi.contentTypes)
    .filter((uid) => uid.startsWith('api::'))
    .flatMap((uid) =>
      Object.entries(strapi.db.metadata.get(uid).attributes).flatMap(([name, attribute]) => {
        const relation = attribute as unknown as { target?: string; joinTable?: JoinTable };
        const { joinTable } = relation;
        return relation.target === target && joinTable ? [{ uid, name, joinTable }] : [];
      }),
    );
}

function isUnchanged({ draft, published }: Versions): boolean {
  const lead = new Date(draft.updatedAt).getTime() - new Date(published.updatedAt).getTime();
  return lead <= sameSave;
}

async function copyLink(
  strapi: Core.Strapi,
  { joinTable }: Relation,
  source: Versions,
  target: Versions,
): Promise<void> {
  const from = joinTable.joinColumn.name;
  const to = joinTable.inverseJoinColumn.name;
  await strapi.db.transaction(async ({ trx }) => {
    const live = { [from]: source.published.id, [to]: target.published.id };
    if (await trx(joinTable.name).where(live).first('id')) return;
    const drafted = { [from]: source.draft.id, [to]: target.draft.id };
    const { id, ...link } = await trx(joinTable.name).where(drafted).first();
    if (id) await trx(joinTable.name).insert({ ...link, ...live });
  });
}
