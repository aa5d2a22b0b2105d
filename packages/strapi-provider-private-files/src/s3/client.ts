import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Options } from './options';

/** Milliseconds until a question of a few bytes must have been answered, each time it is asked. */
export const shortWait = 3000;

/** A part of 8 MB must have gone through in this time: 0.6 Mbit/s. */
const longWait = 110_000;

/**
 * A client with these settings and no others: nothing is taken from files or variables of Amazon's.
 *
 * @param isAnonymous asks as anyone on the internet could
 */
export function s3Client(options: S3Options, isAnonymous = false): S3Client {
  return new S3Client({
    endpoint: options.endpoint,
    region: options.region,
    forcePathStyle: options.forcePathStyle,
    credentials: {
      accessKeyId: options.accessKeyId,
      secretAccessKey: options.secretAccessKey,
    },
    // Other stores refuse the checksums that Amazon's new default adds.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: longWait,
      throwOnRequestTimeout: true,
      // A slow reader holds its connection; with few of them, slow ones would keep the others out.
      httpAgent: { maxSockets: Infinity },
      httpsAgent: { maxSockets: Infinity },
    },
    ...(isAnonymous ? unsigned : {}),
  });
}

const unsigned: Pick<S3ClientConfig, 'signer'> = {
  signer: { sign: async (request) => request },
};
