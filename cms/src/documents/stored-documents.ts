import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { documentFields } from './document-fields';
import { noFacts, readFacts, type DocumentFacts, type PageCounts } from './facts';
import { newPublicId } from './public-id';

interface StoredPart {
  id: number;
  sha256: string | null;
  file?: { id: number; hash: string } | null;
}

export interface FactsChange {
  id: number;
  facts: DocumentFacts | typeof noFacts;
}

/** Reads again what stored documents say of a file that was replaced since. */
export async function findStaleFacts(
  strapi: Core.Strapi,
  uid: string,
  entry: Fields,
): Promise<FactsChange[]> {
  const stale = storedParts(strapi, uid, entry).filter(
    ({ sha256, file }) => file && !(sha256 && file.hash.startsWith(sha256)),
  );
  const counts: PageCounts = new Map();
  return Promise.all(
    stale.map(async ({ id, file }) => ({
      id,
      facts: (file && (await readFacts(strapi, file.id, counts))) || noFacts,
    })),
  );
}

export async function storeFacts(strapi: Core.Strapi, changes: FactsChange[]): Promise<void> {
  for (const { id, facts } of changes) {
    await strapi.db.query('parts.document').update({ where: { id }, data: facts });
  }
}

/** A copy of an entry is new: its documents get addresses of their own. */
export async function renewPublicIds(
  strapi: Core.Strapi,
  uid: string,
  entry: Fields,
): Promise<void> {
  for (const { id } of storedParts(strapi, uid, entry)) {
    const data = { publicId: newPublicId() };
    await strapi.db.query('parts.document').update({ where: { id }, data });
  }
}

function storedParts(strapi: Core.Strapi, uid: string, entry: Fields): StoredPart[] {
  return documentFields(strapi)
    .filter((field) => field.uid === uid)
    .flatMap(({ name }) => [entry[name]].flat())
    .filter((part): part is StoredPart => typeof part === 'object' && part !== null);
}
