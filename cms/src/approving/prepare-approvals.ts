import type { Core } from '@strapi/strapi';
import { makeApprovalTable } from './approval-rows';
import { makeRuleTable } from './rules';

/** For Strapi's `bootstrap`, before anything is published. */
export async function prepareApprovals(strapi: Core.Strapi): Promise<void> {
  await makeRuleTable(strapi);
  await makeApprovalTable(strapi);
}
