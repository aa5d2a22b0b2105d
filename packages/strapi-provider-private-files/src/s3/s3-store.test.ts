import { CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from 'vitest';
import { MissingFileError, PublicStoreError, StoreUnreachableError } from '../private-files-error';
import { TestS3 } from '../testing/s3-server';
import { Bucket } from './bucket';
import type { S3Options } from './options';
import { S3Store } from './s3-store';

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const megabyte = 1024 * 1024;
const neverStored = `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf`;
const sentence =
  'The file store cannot be reached. Nothing was saved. Try again, or ask whoever runs the system.';

let s3: TestS3;
let folder: string;
let store: S3Store;

beforeAll(async () => {
  s3 = await TestS3.start();
});

afterAll(() => s3.stop());

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 's3-store-')), 'uploading');
  store = new S3Store(s3.options, folder);
});

afterEach(async () => {
  s3.isOpen = false;
  s3.fault = null;
  for (const name of await store.namesStarting('')) await store.remove(name);
  await rm(path.dirname(folder), { recursive: true, force: true });
});

const storeWith = (options: Partial<S3Options>) =>
  new S3Store({ ...s3.options, ...options }, folder);

/** A PDF of that many bytes that no two calls share, made piece by piece. */
function* largePdf(bytes: number) {
  yield pdf;
  for (let left = bytes - pdf.length; left > 0; left -= megabyte) {
    yield randomBytes(Math.min(left, megabyte));
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use, now. */
function bytesHeld(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/**
 * A server in a process of its own, whose memory does not count here, for the test under way.
 *
 * @param onPut called while a part is on its way, before the server answers it
 */
async function s3Apart(onPut: () => void): Promise<S3Options> {
  const program = fork(path.join(__dirname, '../testing/s3-program.mjs'), {
    execArgv: ['--no-warnings'],
  });
  const [{ options }] = (await once(program, 'message')) as [{ options: S3Options }];
  program.on('message', () => {
    onPut();
    program.send('go on');
  });
  onTestFinished(async () => {
    program.disconnect();
    await once(program, 'exit');
  });
  return options;
}

const filesLeft = () => (existsSync(folder) ? readdirSync(folder) : []);

async function reasonOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnreachableError);
  expect((error as Error).message).toBe(sentence);
  return (error as StoreUnreachableError).reason;
}

describe('a saved file', () => {
  it('is read whole and in part under a name that vouches for it, and is gone once removed', async () => {
    const { hash, extension, format, bytes } = await store.save(Readable.from(pdf), 'Report.PDF');
    const name = hash + extension;
    expect(hash.split('-')[0]).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect([extension, format, bytes]).toEqual(['.pdf', 'PDF', pdf.length]);
    expect(await s3.keys()).toEqual([`documents/${name}`]);
    expect(await store.size(name)).toBe(pdf.length);
    expect(await buffer(await store.read(name))).toEqual(pdf);
    const part = await store.read(name, { start: 5, end: 7 });
    expect((await buffer(part)).toString()).toBe('1.7');
    expect(await store.namesStarting(hash.slice(0, 64))).toEqual([name]);
    expect(filesLeft()).toEqual([]);
    await store.remove(name);
    expect(await s3.keys()).toEqual([]);
    await expect(store.read(name)).rejects.toThrow(MissingFileError);
  });

  it('is refused to anyone who has its address and no key', async () => {
    const { hash } = await store.save(Readable.from(pdf), 'a.pdf');
    const { endpoint, bucket } = s3.options;
    const address = `${endpoint}/${bucket}/documents/${hash}.pdf`;
    for (const method of ['GET', 'HEAD']) {
      expect((await fetch(address, { method })).status).toBe(403);
    }
    expect((await fetch(`${endpoint}/${bucket}?list-type=2`)).status).toBe(403);
  });

  it('lies in a private file while something reads it, and no longer', async () => {
    const { hash } = await store.save(Readable.from(pdf), 'a.pdf');
    let seen = '';
    const work = store.withLocalFile(`${hash}.pdf`, async (filePath) => {
      seen = filePath;
      expect(readFileSync(filePath)).toEqual(pdf);
      expect(statSync(filePath).mode & 0o777).toBe(0o600);
      expect(path.dirname(filePath)).toBe(folder);
      throw new Error('cannot be read');
    });
    await expect(work).rejects.toThrow('cannot be read');
    expect(existsSync(seen)).toBe(false);
  });

  it('of 80 MB goes through in parts, and is not held in memory', async () => {
    const bytes = 80 * megabyte + 17;
    const held: number[] = [];
    const options = await s3Apart(() => void held.push(bytesHeld() - before));
    const before = bytesHeld();
    const large = new S3Store(options, folder);
    const { hash } = await large.save(Readable.from(largePdf(bytes)), 'large.pdf');
    expect(held).toHaveLength(11);
    expect(Math.max(...held)).toBeLessThan(56 * megabyte);
    expect(await large.size(`${hash}.pdf`)).toBe(bytes);
    const sha256 = createHash('sha256');
    for await (const chunk of await large.read(`${hash}.pdf`)) sha256.update(chunk);
    expect(sha256.digest('hex')).toBe(hash.slice(0, 64));
  }, 120_000);
});

describe('nothing is kept', () => {
  afterEach(async () => {
    s3.fault = null;
    expect(await s3.keys()).toEqual([]);
    expect(await s3.unfinishedUploads()).toEqual([]);
    expect(filesLeft()).toEqual([]);
  });

  it('of content that is not accepted, and the store is not even asked', async () => {
    let asked = 0;
    s3.fault = () => void (asked += 1);
    const html = Readable.from(Buffer.from('<html>'));
    await expect(store.save(html, 'a.pdf')).rejects.toThrow('“a.pdf” was not uploaded');
    expect(asked).toBe(0);
  });

  it('of an upload that breaks off', async () => {
    async function* broken() {
      yield pdf;
      throw new Error('connection lost');
    }
    await expect(store.save(Readable.from(broken()), 'a.pdf')).rejects.toThrow('connection lost');
  });

  it('of a file of which one part is refused', async () => {
    let parts = 0;
    s3.fault = (method) => (method === 'PUT' && ++parts > 1 ? 507 : undefined);
    const large = Readable.from(largePdf(20 * megabyte));
    expect(await reasonOf(store.save(large, 'large.pdf'))).toContain('507');
    expect(parts).toBeGreaterThan(1);
  });

  it('where anyone could read it', async () => {
    s3.isOpen = true;
    const refusal =
      'Anyone on the internet can read the bucket “reviews”, so nothing was kept there. Whoever runs the system must make it private first: no public access, by policy or by list.';
    await expect(store.save(Readable.from(pdf), 'a.pdf')).rejects.toThrow(refusal);
    await expect(store.prepare()).rejects.toThrow(PublicStoreError);
  });

  it('where the access key is wrong', async () => {
    const reason = await reasonOf(
      storeWith({ secretAccessKey: 'wrong' }).save(Readable.from(pdf), 'a.pdf'),
    );
    expect(reason).toContain('refuses the access key: 403 SignatureDoesNotMatch');
    expect(reason).not.toContain('wrong');
    const unknown = storeWith({ accessKeyId: 'nobody' });
    expect(await reasonOf(unknown.size(neverStored))).toBe(
      `The object store ${s3.options.endpoint} refuses the access key: 403. It must be right, and may read, write, list and delete in the bucket “reviews”.`,
    );
  });

  it('where there is no such bucket', async () => {
    const elsewhere = storeWith({ bucket: 'elsewhere' });
    const saving = elsewhere.save(Readable.from(pdf), 'a.pdf');
    expect(await reasonOf(saving)).toContain('has no bucket “elsewhere”: 404');
    expect(await reasonOf(elsewhere.size(neverStored))).toContain('has no bucket “elsewhere”: 404');
    expect(await reasonOf(elsewhere.read(neverStored))).toContain('has no bucket “elsewhere”: 404');
  });
});

it('a file that is not there is said to be missing', async () => {
  const notCalled = () => Promise.reject(new Error('called'));
  await expect(store.size(neverStored)).rejects.toThrow(MissingFileError);
  await expect(store.read(neverStored)).rejects.toThrow(MissingFileError);
  await expect(store.withLocalFile(neverStored, notCalled)).rejects.toThrow(MissingFileError);
  await store.remove(neverStored);
});

it.each(['../secrets.json', '', 'privacy-check', `${neverStored}/../x`])(
  'never asks for %o',
  async (name) => {
    for (const method of ['size', 'read', 'remove'] as const) {
      await expect(store[method](name)).rejects.toThrow('This is not the name of a stored file.');
    }
  },
);

describe('a store that is away', () => {
  it('is said to be so, at once, by every method', async () => {
    const { hash } = await store.save(Readable.from(pdf), 'a.pdf');
    const name = `${hash}.pdf`;
    await s3.goAway();
    try {
      const begun = Date.now();
      for (const ask of [
        () => store.size(name),
        () => store.read(name),
        () => store.remove(name),
        () => store.namesStarting(''),
        () => store.withLocalFile(name, async () => undefined),
        () => store.save(Readable.from(pdf), 'b.pdf'),
        () => store.prepare(),
      ]) {
        expect(await reasonOf(ask())).toMatch(/127\.0\.0\.1:\d+ does not answer: ECONNREFUSED\.$/);
      }
      expect(Date.now() - begun).toBeLessThan(3000);
      expect(filesLeft()).toEqual([]);
    } finally {
      await s3.comeBack();
    }
    expect(await store.size(name)).toBe(pdf.length);
  });

  it('that takes the connection and says nothing is given up within ten seconds', async () => {
    const silent = await listening();
    const { port } = silent.address() as { port: number };
    const begun = Date.now();
    const mute = storeWith({ endpoint: `http://127.0.0.1:${port}` });
    expect(await reasonOf(mute.size(neverStored))).toContain('does not answer: ETIMEDOUT');
    expect(Date.now() - begun).toBeLessThan(10_000);
    silent.close();
  }, 15_000);

  it('breaks off the download, so that half a file is not taken for the whole', async () => {
    const large = Readable.from(largePdf(20 * megabyte));
    const { hash } = await store.save(large, 'large.pdf');
    const stream = await store.read(`${hash}.pdf`);
    await new Promise((resolve) => stream.once('readable', resolve));
    await s3.goAway();
    try {
      await expect(buffer(stream)).rejects.toThrow();
    } finally {
      await s3.comeBack();
    }
  });
});

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('prepare', () => {
  it('leaves a private bucket as it was', async () => {
    await store.prepare();
    expect(await s3.keys()).toEqual([]);
  });

  it('ends an upload that was left a day ago, and no younger one', async () => {
    const { accessKeyId, secretAccessKey, bucket } = s3.options;
    const client = new S3Client({ ...s3.options, credentials: { accessKeyId, secretAccessKey } });
    const params = { Bucket: bucket, Key: `documents/${neverStored}` };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(params));
    await store.prepare();
    expect(await s3.unfinishedUploads()).toEqual([UploadId]);
    const tomorrow = new Date(Date.now() + 1000);
    await new Bucket(s3.options).endUploadsBegunBefore('documents/', tomorrow);
    expect(await s3.unfinishedUploads()).toEqual([]);
  });
});

it('asks for an absolute folder', () => {
  expect(() => new S3Store(s3.options, 'uploading')).toThrow(
    'providerOptions.temporaryFolder is “uploading”. Set it to an absolute path.',
  );
});
