/** Where a bucket is, and how to sign in. */
export interface S3Options {
  /** `https://…` of a store that is not Amazon's; Amazon S3 in the region when left out. */
  endpoint?: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket as part of the path, not of the host name: what most other stores want. */
  forcePathStyle: boolean;
}
