export { init } from './provider';
export { createStore, type StoreOptions } from './create-store';
export type { ByteRange, FileStore, StoredFile } from './file-store';
export type { S3Options } from './s3/options';
export { localRecords } from './local-records';
export { s3Records } from './s3/s3-records';
export type { RecordStore, StoredRecord } from './record-store';
export {
  MissingFileError,
  PrivateFilesError,
  PublicStoreError,
  StoreUnreachableError,
} from './private-files-error';
export { fileFormats, type FileFormat } from './file-format';
export { isLinkValid, mediaPath, signedLink } from './signed-link';
export { isAbandoned, temporaryName, temporaryPrefix } from './temporary-files';
