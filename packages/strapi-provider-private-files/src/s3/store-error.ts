import { StoreUnreachableError } from '../private-files-error';
import type { S3Options } from './options';

interface S3Failure {
  name?: string;
  message?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

/** @returns true when the store says that there is no such object, not that there is no such bucket */
export function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as S3Failure;
  return name !== 'NoSuchBucket' && $metadata?.httpStatusCode === 404;
}

/** What went wrong, for the log: which store, what it said, and where to look. */
export function storeError(error: unknown, { endpoint, region, bucket }: S3Options) {
  const store = `The object store ${endpoint ?? `of Amazon in ${region}`}`;
  return new StoreUnreachableError(`${store} ${whatItDid(error as S3Failure, bucket)}`, error);
}

function whatItDid({ name, message, code, $metadata }: S3Failure, bucket: string): string {
  const status = $metadata?.httpStatusCode;
  if (!status) return `does not answer: ${code ?? message ?? name}.`;
  const said = [status, name, message].filter(isSaid).join(' ').replace(/\.$/, '');
  if (name === 'NoSuchBucket' || status === 404) {
    return `has no bucket “${bucket}”: ${said}. Make it, or correct the name.`;
  }
  if (status === 401 || status === 403) {
    return `refuses the access key: ${said}. It must be right, and may read, write, list and delete in the bucket “${bucket}”.`;
  }
  return `answers with an error: ${said}.`;
}

/** An answer to HEAD has no words, so the client calls it unknown. */
function isSaid(word: string | number | undefined): boolean {
  return word !== undefined && !/^Unknown(Error)?$/.test(String(word));
}
