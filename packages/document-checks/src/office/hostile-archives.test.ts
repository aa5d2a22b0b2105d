import { createDeflateRaw } from 'node:zlib';
import { expect, it } from 'vitest';
import { root, wordFile } from './tests/build-word.ts';
import { zipOf } from './tests/build-zip.ts';
import { read } from './tests/read.ts';

const fault = async (bytes: Buffer) => (await read(bytes)).unchecked?.reason;
const text = (inside: string) => wordFile({ body: inside });

/** How much memory is held at most while something runs, beyond what was held before. */
async function memoryOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  await run();
  clearInterval(timer);
  return Math.max(most, process.memoryUsage().rss) - before;
}

/** Zeros in deflate form without ever holding them. */
async function packedZeros(megabytes: number): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 9 });
  const pieces: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => pieces.push(piece));
  const block = Buffer.alloc(1024 * 1024);
  for (let written = 0; written < megabytes; written += 1)
    if (!deflate.write(block)) await new Promise((done) => deflate.once('drain', done));
  await new Promise((done) => deflate.once('end', done).end());
  return Buffer.concat(pieces);
}

/** Writes other bytes where a field of the central directory's first entry of a name stands. */
function withListedField(zip: Buffer, name: string, offset: number, value: number): Buffer {
  const changed = Buffer.from(zip);
  const entry = changed.lastIndexOf(Buffer.from(name)) - 46;
  if (changed.readUInt32LE(entry) !== 0x02014b50) throw new Error(`No entry ${name} is listed.`);
  changed.writeUInt32LE(value, entry + offset);
  return changed;
}

const crcField = 16;
const packedSizeField = 20;
const sizeField = 24;

it('refuses a part that unpacks to 500 MB, without unpacking it', async () => {
  const zeros = await packedZeros(500);
  const zip = await wordFile({ body: '', files: { 'word/big.xml': zeros } });
  const lying = withListedField(zip, 'word/big.xml', sizeField, 500 * 1024 * 1024);
  const used = await memoryOf(async () => expect(await fault(lying)).toBe('too-large'));
  expect(used).toBeLessThan(150e6);
});

it('stops at the size that the archive tells, when more comes out', async () => {
  const zeros = await packedZeros(300);
  const zip = await zipOf({ '[Content_Types].xml': zeros });
  // The method of the entry is the 16-bit field at 10; 8 is deflate.
  const changed = Buffer.from(zip);
  for (const [mark, at] of [
    [0x04034b50, 8],
    [0x02014b50, 10],
  ] as const) {
    const entry = changed.indexOf(Buffer.from(Uint32Array.of(mark).buffer));
    changed.writeUInt16LE(8, entry + at);
  }
  const used = await memoryOf(async () => expect(await fault(changed)).toBe('damaged'));
  expect(used).toBeLessThan(150e6);
});

it('refuses more parts than any document has', async () => {
  const files = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`word/${at}.xml`, '']));
  expect(await fault(await wordFile({ body: '', files }))).toBe('too-large');
});

it('refuses parts that are packed too tightly', async () => {
  expect(await fault(await text(`<w:p/>${' '.repeat(3_000_000)}`))).toBe('too-large');
});

it('refuses entities that grow', async () => {
  const laughs = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  const xml = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">${laughs.join('')}]><w>&l10;</w>`;
  expect(await fault(await wordFile({ body: '', files: { 'word/document.xml': xml } }))).toBe(
    'damaged',
  );
});

it('refuses a part that reads another file', async () => {
  const xml = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>';
  expect(await fault(await wordFile({ body: '', files: { 'word/settings.xml': xml } }))).toBe(
    'damaged',
  );
});

it('refuses elements that are nested without end', async () => {
  expect(await fault(await text('<w:p>'.repeat(20_000) + '</w:p>'.repeat(20_000)))).toBe('damaged');
});

it('refuses names that lead out of the archive', async () => {
  const zip = await wordFile({ body: '', files: { 'word/aa/evil.xml': '<x/>' } });
  const changed = Buffer.from(
    zip.toString('latin1').replaceAll('word/aa/evil.xml', '../../../evil.xml'),
    'latin1',
  );
  expect(changed.length).not.toBe(0);
  expect(await fault(changed)).toBe('damaged');
});

it('refuses a part that differs from its check sum', async () => {
  const zip = await text('<w:p/>');
  expect(await fault(withListedField(zip, 'word/document.xml', crcField, 1))).toBe('damaged');
});

it('refuses a part whose packed size is a lie', async () => {
  const zip = await text('<w:p/>');
  expect(await fault(withListedField(zip, 'word/document.xml', packedSizeField, 2 ** 31))).toBe(
    'damaged',
  );
});

it('refuses text that is not well formed, and what is cut off', async () => {
  expect(await fault(await text('<w:p>'))).toBe('damaged');
  const whole = await text('<w:p/>');
  expect(await fault(whole.subarray(0, whole.length / 2))).toBe('damaged');
});

it('keeps what it found before it met the fault', async () => {
  const body = '<w:p><w:del><w:r><w:delText>Amelia</w:delText></w:r></w:del></w:p>';
  const header = { name: 'header1', type: 'header', xml: `${root('hdr', '')}<` };
  const { findings, unchecked } = await read(await wordFile({ body, parts: [header] }));
  expect(unchecked?.reason).toBe('damaged');
  expect(findings.map(({ kind }) => kind)).toContain('tracked-deletion');
});

it('tells a file with a password from one of an older kind', async () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
  expect(await fault(locked)).toBe('encrypted');
  expect(await fault(ole)).toBe('kind-not-allowed');
});
