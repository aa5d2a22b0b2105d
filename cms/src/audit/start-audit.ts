import type { Core } from '@strapi/strapi';
import { makeAuditTables } from './audit-table';
import { keepHead } from './heads-file';
import { auditHead } from './record';
import { noteAccounts, noteRolesAndTokens } from './note-accounts';
import { noteSignIns } from './note-sign-ins';
import { writeEventsAtEnd } from './append';

/** For Strapi's `bootstrap`, after the revision: from here on, events are kept. */
export async function startAudit(strapi: Core.Strapi): Promise<void> {
  await makeAuditTables(strapi);
  writeEventsAtEnd(strapi);
  noteAccounts(strapi);
  noteRolesAndTokens(strapi);
  noteSignIns(strapi);
  keepHead(strapi, await auditHead(strapi));
}
