import type { FileFormat } from './file-format';
import type { FileStore } from './file-store';
import { LocalStore } from './local-store';
import type { S3Options } from './s3/options';
import { S3Store } from './s3/s3-store';

/** Where files are kept: in a folder of this machine, or in a bucket. */
export type StoreOptions = {
  /** Which formats it takes; PDF, Word, PNG and JPEG by default. */
  formats?: readonly FileFormat[];
} & (
  | {
      /** Absolute path of the folder that holds the files. */
      folder: string;
    }
  | {
      s3: S3Options;
      /** Absolute path of a private folder for uploads on their way in. */
      temporaryFolder: string;
    }
);

/** @throws PrivateFilesError when a path is not absolute */
export function createStore(options: StoreOptions): FileStore {
  return 's3' in options
    ? new S3Store(options.s3, options.temporaryFolder, options.formats)
    : new LocalStore(options.folder, options.formats);
}
