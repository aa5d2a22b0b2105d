import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrivateStore } from './private-store';

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);

let folder: string;
let store: PrivateStore;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'private-files-')), 'documents');
  store = new PrivateStore(folder);
});

afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

describe('save', () => {
  it('keeps the bytes under a name that vouches for them, for the owner only', async () => {
    const { hash, extension, format, bytes } = await store.save(Readable.from(pdf), 'Report.PDF');
    expect(hash.split('-')[0]).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect([extension, format, bytes]).toEqual(['.pdf', 'PDF', pdf.length]);
    expect(statSync(path.join(folder, `${hash}.pdf`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await buffer(store.read(`${hash}.pdf`))).toEqual(pdf);
    expect((await buffer(store.read(`${hash}.pdf`, { start: 0, end: 4 }))).toString()).toBe(
      '%PDF-',
    );
  });

  it('keeps the same bytes twice, so that removing one leaves the other', async () => {
    const first = await store.save(Readable.from(pdf), 'a.pdf');
    const second = await store.save(Readable.from(pdf), 'b.pdf');
    await store.remove(`${first.hash}.pdf`);
    expect(readdirSync(folder)).toEqual([`${second.hash}.pdf`]);
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

it.each([
  '../secrets.json',
  '/etc/passwd',
  '..%2fsecrets.json',
  'a.pdf',
  '',
  `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf/../x`,
  `${'a'.repeat(64)}-${'b'.repeat(16)}.pdf\0`,
])('never leaves its folder for %o', async (name) => {
  expect(() => store.read(name)).toThrow('This is not the name of a stored file.');
  await expect(store.remove(name)).rejects.toThrow('This is not the name of a stored file.');
  await expect(store.size(name)).rejects.toThrow('This is not the name of a stored file.');
});

it('asks for an absolute folder', () => {
  expect(() => new PrivateStore('documents')).toThrow(
    'providerOptions.folder is “documents”. Set it to an absolute path outside the public folder.',
  );
});
