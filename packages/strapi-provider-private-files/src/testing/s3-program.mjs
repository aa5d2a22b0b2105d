// An S3-compatible server in a process of its own, so that a test can measure its own memory. It
// tells its parent of each PUT, keeps that waiting until the parent answers, and ends with it.
import { once } from 'node:events';
import { TestS3 } from './s3-server.ts';

const s3 = await TestS3.start();
s3.fault = async (method) => {
  if (method !== 'PUT') return undefined;
  process.send({ put: true });
  await once(process, 'message');
  return undefined;
};
process.once('disconnect', () => void s3.stop());
process.send({ options: s3.options });
