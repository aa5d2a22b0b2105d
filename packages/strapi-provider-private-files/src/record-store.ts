import { PrivateFilesError } from './private-files-error';

export interface StoredRecord {
  name: string;
  text: string;
}

/**
 * Short texts, each under a name, that must outlive whatever else is lost. A name is lower-case
 * letters, digits and hyphens, and ends in `.json`. Every method throws a StoreUnreachableError
 * when the store cannot be read or written.
 */
export interface RecordStore {
  /** Keeps a text, whole or not at all, in place of what had its name. Kept when this resolves. */
  write(name: string, text: string): Promise<void>;

  /** Does nothing when there is no such record. */
  remove(name: string): Promise<void>;

  /** All names, in order. */
  names(): Promise<string[]>;

  /** All of them, in the order of their names. */
  readAll(): Promise<StoredRecord[]>;
}

const namePattern = /^[a-z0-9][a-z0-9-]{0,127}\.json$/;

export function isRecordName(name: string): boolean {
  return namePattern.test(name);
}

/** @throws PrivateFilesError when the name could lead out of the store */
export function checkedRecordName(name: string): string {
  if (isRecordName(name)) return name;
  throw new PrivateFilesError('This is not the name of a record.');
}
