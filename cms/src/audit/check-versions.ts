import type { Core } from '@strapi/strapi';
import { fingerprintOf, type Content } from '../history/content';
import { versionTable } from '../history/stories';
import { oneStatement } from '../tables/own-table';

interface VersionRow {
  uid: string;
  document_id: string;
  number: number;
  fingerprint: string;
  content: string;
}

const batch = 200;

/**
 * Whether each version is still the content that its fingerprint and its event name.
 *
 * @param named fingerprints by `uid documentId number`, with the event that names them
 * @param deleted `uid documentId` of entries whose versions went with them
 * @returns what is wrong, in sentences
 */
export async function checkVersions(
  strapi: Core.Strapi,
  named: ReadonlyMap<string, { seq: number; fingerprint: string }>,
  deleted: ReadonlySet<string>,
): Promise<string[]> {
  const faults: string[] = [];
  const found = new Set<string>();
  for (let start = 0; ; start += batch) {
    const rows = await readVersions(strapi, start);
    for (const row of rows) {
      const key = `${row.uid} ${row.document_id} ${row.number}`;
      found.add(key);
      const fault = faultOfVersion(row, named.get(key));
      if (fault) faults.push(fault);
    }
    if (rows.length < batch) break;
  }
  for (const [key, { seq }] of named) {
    const [uid, documentId, number] = key.split(' ');
    if (found.has(key) || deleted.has(`${uid} ${documentId}`)) continue;
    faults.push(`Version ${number} of ${uid} ${documentId} is missing; event ${seq} names it.`);
  }
  return faults;
}

function faultOfVersion(
  { uid, document_id, number, fingerprint, content }: VersionRow,
  event: { seq: number; fingerprint: string } | undefined,
): string | null {
  const version = `Version ${number} of ${uid} ${document_id}`;
  if (fingerprintOf(JSON.parse(content) as Content) !== fingerprint) {
    return `${version} is not as it was kept.`;
  }
  if (!event || event.fingerprint === fingerprint) return null;
  return `${version} is not the content that event ${event.seq} names.`;
}

async function readVersions(strapi: Core.Strapi, start: number): Promise<VersionRow[]> {
  return oneStatement(strapi, (trx) =>
    trx<VersionRow>(versionTable)
      .orderBy(['uid', 'document_id', 'number'])
      .offset(start)
      .limit(batch)
      .select('uid', 'document_id', 'number', 'fingerprint', 'content'),
  );
}
