import path from 'node:path';
import { createStore, type FileStore, type StoreOptions } from 'strapi-provider-private-files';
import { settings } from '../settings';
import { uploadingFolder } from '../uploading/request-folder';

let store: FileStore | undefined;

/** Where documents are kept, for this process and the upload provider alike. */
export function storeOptions(): StoreOptions {
  const { dataDir, objectStore, documentFormats: formats } = settings();
  return objectStore
    ? { s3: objectStore, temporaryFolder: uploadingFolder(), formats }
    : { folder: path.join(dataDir, 'documents'), formats };
}

/** The documents, the same that the upload provider writes. */
export function documentStore(): FileStore {
  store ??= createStore(storeOptions());
  return store;
}
