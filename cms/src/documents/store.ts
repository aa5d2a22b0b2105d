import path from 'node:path';
import { PrivateStore } from 'strapi-provider-private-files';
import { settings } from '../settings';

let store: PrivateStore | undefined;

/** The folder of documents, the same that the upload provider writes to. */
export function documentStore(): PrivateStore {
  store ??= new PrivateStore(path.join(settings().dataDir, 'documents'));
  return store;
}
