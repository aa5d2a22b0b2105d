import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { init } from './provider';
import { TestS3 } from './testing/s3-server';

const folder = mkdtempSync(path.join(tmpdir(), 'provider-'));
const provider = init({ folder, secret: 's'.repeat(32), linkSeconds: 60 });

afterAll(() => rm(folder, { recursive: true }));

const fileOf = (text: string) => ({
  name: 'Report',
  ext: '.pdf',
  hash: 'given_by_strapi',
  mime: 'text/html',
  url: '',
  stream: Readable.from(Buffer.from(`%PDF-1.7 ${text}`)),
});

it('names a file by its content and says what it is', async () => {
  const file = fileOf('one');
  await provider.uploadStream(file);
  expect(readdirSync(folder)).toEqual([`${file.hash}.pdf`]);
  expect(file.mime).toBe('application/pdf');
  expect(file.url).toBe(`/media/${file.hash}.pdf`);
  await provider.delete(file);
  expect(readdirSync(folder)).toEqual([]);
});

it('signs a link from hash and extension alone, whatever the address was', async () => {
  const file = { ...fileOf(''), url: '/media/x?e=1&s=2' };
  const { url } = provider.getSignedUrl(file);
  expect(url).toMatch(/^\/media\/given_by_strapi\.pdf\?e=\d+&s=[\w-]{43}$/);
  expect(provider.isPrivate()).toBe(true);
});

it('replaces a file only when the new one is safe', async () => {
  const old = fileOf('old');
  await provider.upload(old);
  const bad = { ...fileOf(''), stream: Readable.from(Buffer.from('<html>')) };
  await expect(provider.replace(bad, old)).rejects.toThrow('was not uploaded');
  expect(readdirSync(folder)).toEqual([`${old.hash}.pdf`]);
  const next = fileOf('new');
  await provider.replaceStream(next, old);
  expect(readdirSync(folder)).toEqual([`${next.hash}.pdf`]);
});

it('keeps files in a bucket where it is given one', async () => {
  const s3 = await TestS3.start();
  try {
    const options = { s3: s3.options, temporaryFolder: path.join(folder, 'uploading') };
    const inBucket = init({ ...options, secret: 's'.repeat(32) });
    const file = fileOf('bucket');
    await inBucket.uploadStream(file);
    expect(await s3.keys()).toEqual([`documents/${file.hash}.pdf`]);
    expect(file.url).toBe(`/media/${file.hash}.pdf`);
    await inBucket.delete(file);
    expect(await s3.keys()).toEqual([]);
  } finally {
    await s3.stop();
  }
});

it('asks for a secret that nobody guesses', () => {
  expect(() => init({ folder, secret: 'short' })).toThrow(
    'providerOptions.secret is missing or shorter than 32 characters. Set it to a long random text.',
  );
});
