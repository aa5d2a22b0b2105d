import type { Core } from '@strapi/strapi';
import { makeFormerDocumentsTable } from '../documents/former-documents';
import { makeTakeDownTable } from '../taking-down/take-downs';
import { mergeTombstones } from '../withdrawing/merge-tombstones';
import { makeWithdrawalTable } from '../withdrawing/records';

/** Makes the tables, and takes off what a restored backup brought back. */
export async function prepareRemovals(strapi: Core.Strapi): Promise<void> {
  await makeWithdrawalTable(strapi);
  await makeFormerDocumentsTable(strapi);
  await makeTakeDownTable(strapi);
  await indexPublicIds(strapi);
  await mergeTombstones(strapi);
}

/** A document is found by its public id, as often as anyone asks. */
async function indexPublicIds(strapi: Core.Strapi): Promise<void> {
  const { tableName } = strapi.db.metadata.get('parts.document');
  await strapi.db.connection.raw('CREATE INDEX IF NOT EXISTS documents_public_id ON ?? (??)', [
    tableName,
    'public_id',
  ]);
}
