import { text } from 'node:stream/consumers';
import { checkedRecordName, isRecordName, type RecordStore } from '../record-store';
import { StoreUnreachableError } from '../private-files-error';
import type { Bucket } from './bucket';
import { lazyBucket } from './lazy-bucket';
import type { S3Options } from './options';

const mostAtOnce = 16;

/** @param prefix what the keys begin with, with its last slash: `withdrawals/` */
export function s3Records(options: S3Options, prefix: string): RecordStore {
  const bucket = lazyBucket(options);
  const namesIn = async (opened: Bucket) => {
    const keys = await opened.keys(prefix);
    return keys.map((key) => key.slice(prefix.length)).filter(isRecordName);
  };
  return {
    async write(name, content) {
      const key = prefix + checkedRecordName(name);
      await (await bucket()).putText(key, content);
    },
    async remove(name) {
      const key = prefix + checkedRecordName(name);
      await (await bucket()).remove(key);
    },
    names: async () => namesIn(await bucket()),
    async readAll() {
      const opened = await bucket();
      const names = await namesIn(opened);
      const records = [];
      for (let at = 0; at < names.length; at += mostAtOnce) {
        const some = names.slice(at, at + mostAtOnce);
        records.push(
          ...(await Promise.all(
            some.map(async (name) => ({ name, text: await readText(opened, prefix + name) })),
          )),
        );
      }
      return records;
    },
  };
}

async function readText(bucket: Bucket, key: string): Promise<string> {
  const content = await bucket.read(key);
  try {
    return await text(content);
  } catch (error) {
    throw new StoreUnreachableError(`The object store broke off: ${String(error)}`, error);
  }
}
