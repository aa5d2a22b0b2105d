import type { DocumentText as PublicText } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { mayServe } from '../documents/may-serve';
import { findPages } from './text-rows';

/**
 * The text of a document that anyone may read now, for the site's search; null for every other one.
 *
 * @param publicId the id in the document's public address
 */
export async function publicText(
  strapi: Core.Strapi,
  publicId: string,
): Promise<PublicText | null> {
  const decision = await mayServe(strapi, publicId);
  if (decision.verdict !== 'serve') return null;
  const { sha256 } = decision.document;
  const pages = await findPages(strapi, sha256);
  return { sha256, isRead: pages !== null, pages: pages ?? [] };
}
