import type { Core } from '@strapi/strapi';
import { StoreUnreachableError } from 'strapi-provider-private-files';
import { documentStore } from './store';

/**
 * Removes what killed uploads left, and makes sure that nobody can read the documents past the CMS.
 * A store that is away does not keep the CMS from starting.
 *
 * @throws PublicStoreError when anyone can read the bucket
 */
export async function prepareDocumentStore(strapi: Core.Strapi): Promise<void> {
  try {
    await documentStore().prepare();
  } catch (error) {
    if (!(error instanceof StoreUnreachableError)) throw error;
    strapi.log.error(
      `${error.reason} Until that is put right, no document can be uploaded, saved or read.`,
    );
  }
}
