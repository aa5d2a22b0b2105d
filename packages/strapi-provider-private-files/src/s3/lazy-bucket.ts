import type { Bucket } from './bucket';
import type { S3Options } from './options';

/** The client takes 35 MB of memory, so it is loaded only where there is a bucket. */
export function lazyBucket(options: S3Options): () => Promise<Bucket> {
  let made: Promise<Bucket> | undefined;
  return () => {
    made ??= import('./bucket.js').then((module) => new module.Bucket(options));
    return made;
  };
}
