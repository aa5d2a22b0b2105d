import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalStore } from './local-store';
import { MissingFileError, StoreUnreachableError } from './private-files-error';
import { temporaryName } from './temporary-files';

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
const neverStored = `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf`;

let folder: string;
let store: LocalStore;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'private-files-')), 'documents');
  store = new LocalStore(folder);
});

afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

describe('save', () => {
  it('keeps the bytes under a name that vouches for them, for the owner only', async () => {
    const { hash, extension, format, bytes } = await store.save(Readable.from(pdf), 'Report.PDF');
    expect(hash.split('-')[0]).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect([extension, format, bytes]).toEqual(['.pdf', 'PDF', pdf.length]);
    expect(statSync(path.join(folder, `${hash}.pdf`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await buffer(await store.read(`${hash}.pdf`))).toEqual(pdf);
    const part = await store.read(`${hash}.pdf`, { start: 0, end: 4 });
    expect((await buffer(part)).toString()).toBe('%PDF-');
    expect(await store.size(`${hash}.pdf`)).toBe(pdf.length);
    await store.withLocalFile(`${hash}.pdf`, async (filePath) =>
      expect(readFileSync(filePath)).toEqual(pdf),
    );
  });

  it('tells when the bytes may be others, also where as many were written over them', async () => {
    const { hash } = await store.save(Readable.from(pdf), 'a.pdf');
    const first = await store.version(`${hash}.pdf`);
    expect(await store.version(`${hash}.pdf`)).toBe(first);
    const { atime, mtime } = statSync(path.join(folder, `${hash}.pdf`));
    writeFileSync(path.join(folder, `${hash}.pdf`), Buffer.alloc(pdf.length));
    utimesSync(path.join(folder, `${hash}.pdf`), atime, mtime);
    expect(await store.version(`${hash}.pdf`)).not.toBe(first);
  });

  it('keeps the same bytes twice, so that removing one leaves the other', async () => {
    const first = await store.save(Readable.from(pdf), 'a.pdf');
    const second = await store.save(Readable.from(pdf), 'b.pdf');
    await store.remove(`${first.hash}.pdf`);
    expect(readdirSync(folder)).toEqual([`${second.hash}.pdf`]);
    expect(await store.namesStarting(first.hash.slice(0, 64))).toEqual([`${second.hash}.pdf`]);
    expect(await store.namesStarting('0'.repeat(64))).toEqual([]);
  });

  it('accepts both extensions of a JPEG', async () => {
    expect((await store.save(Readable.from(jpeg), 'a.jpeg')).extension).toBe('.jpeg');
    expect((await store.save(Readable.from(jpeg), 'a.jpg')).extension).toBe('.jpg');
  });

  it('refuses other content, and leaves nothing behind', async () => {
    await expect(store.save(Readable.from(Buffer.from('<html>')), 'a.pdf')).rejects.toThrow(
      '“a.pdf” was not uploaded: its content is not a PDF, a Word document (.docx, without macros), a PNG or a JPEG. Save it in one of these formats and upload it again.',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a name that does not fit the content', async () => {
    await expect(store.save(Readable.from(pdf), 'a.docx')).rejects.toThrow(
      '“a.docx” was not uploaded: its content is PDF, so its name must end in .pdf. Rename it and upload it again.',
    );
  });

  it('leaves nothing behind when the stream breaks', async () => {
    async function* broken() {
      yield pdf;
      throw new Error('connection lost');
    }
    await expect(store.save(Readable.from(broken()), 'a.pdf')).rejects.toThrow('connection lost');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is not there', () => {
  it('is said to be missing, before any byte', async () => {
    const notCalled = () => Promise.reject(new Error('called'));
    await expect(store.size(neverStored)).rejects.toThrow(MissingFileError);
    await expect(store.read(neverStored)).rejects.toThrow(MissingFileError);
    await expect(store.withLocalFile(neverStored, notCalled)).rejects.toThrow(MissingFileError);
    expect(await store.namesStarting('')).toEqual([]);
    await store.remove(neverStored);
  });

  it('is told from what cannot be read', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    await expect(store.size(neverStored)).rejects.toThrow(StoreUnreachableError);
    await expect(store.read(neverStored)).rejects.toThrow(
      'The file store cannot be reached. Nothing was saved. Try again, or ask whoever runs the system.',
    );
  });
});

it.each([
  '../secrets.json',
  '/etc/passwd',
  '..%2fsecrets.json',
  'a.pdf',
  '',
  `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf/../x`,
  `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf\0`,
])('never leaves its folder for %o', async (name) => {
  const refusal = 'This is not the name of a stored file.';
  await expect(store.read(name)).rejects.toThrow(refusal);
  await expect(store.remove(name)).rejects.toThrow(refusal);
  await expect(store.size(name)).rejects.toThrow(refusal);
  await expect(store.withLocalFile(name, async () => undefined)).rejects.toThrow(refusal);
});

it('asks for an absolute folder', () => {
  expect(() => new LocalStore('documents')).toThrow(
    'providerOptions.folder is “documents”. Set it to an absolute path outside the public folder.',
  );
});

it('removes at the start what a killed upload left, and nothing else', async () => {
  mkdirSync(folder);
  const own = temporaryName('.upload');
  // No process has a number that large.
  const ofDead = own.replace(`-${process.pid}-`, '-4194399-');
  const elsewhere = own.replace(/^\.upload-[0-9a-f]{8}/, '.upload-00000000');
  const old = '.upload-0123456789abcdef01234567';
  for (const name of [own, ofDead, elsewhere, old, neverStored]) {
    writeFileSync(path.join(folder, name), 'half');
  }
  const hourAgo = new Date(Date.now() - 61 * 60 * 1000);
  for (const name of [old, neverStored]) utimesSync(path.join(folder, name), hourAgo, hourAgo);
  await store.prepare();
  expect(readdirSync(folder).sort()).toEqual([own, elsewhere, neverStored].sort());
  const beforeThisProcess = new Date(Date.now() - process.uptime() * 1000 - 5000);
  utimesSync(path.join(folder, own), beforeThisProcess, beforeThisProcess);
  await store.prepare();
  expect(existsSync(path.join(folder, own))).toBe(false);
});
