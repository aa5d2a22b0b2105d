import type { Core } from '@strapi/strapi';
import { makeOpeningTable } from './openings';
import { makeShareLinkTable } from './share-link-table';

/** For Strapi's `bootstrap`: the tables of links and of their openings. */
export async function startSharing(strapi: Core.Strapi): Promise<void> {
  await makeShareLinkTable(strapi);
  await makeOpeningTable(strapi);
}
