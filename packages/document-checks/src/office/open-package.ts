import { crc32 } from 'node:zlib';
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { damaged, OfficeFault, tooLarge } from './office-fault.js';

/** The parts of an Office file: it is a zip archive of them. */
export interface OfficePackage {
  /** Their names, without the leading stroke. */
  names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part in pieces. Throws an OfficeFault where they are not what the archive says. */
  stream(name: string): AsyncGenerator<Buffer>;
  read(name: string): Promise<Buffer>;
  /** Bytes that it unpacks to. */
  sizeOf(name: string): number;
}

export const packageLimits = {
  unpackedBytes: 256 * 1024 * 1024,
  parts: 5000,
  /** Text shrinks to a tenth or a fiftieth; blank pictures shrink more and are not measured. */
  ratio: 200,
  ratioCountsFromBytes: 1024 * 1024,
};

const picture = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/iu;
const oleFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Opens the archive and looks at its list of parts, before anything is unpacked. */
export async function openPackage(bytes: Uint8Array): Promise<OfficePackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(oleFile)) throw oleFault(buffer);
  if (buffer.readUInt32BE(0) !== 0x504b0304)
    throw damaged('it does not begin like an Office file. Something stands before its contents.');
  try {
    const zip = await fromBufferPromise(buffer, { validateEntrySizes: true });
    return packageOf(zip, await listedEntries(zip));
  } catch (error) {
    if (error instanceof OfficeFault) throw error;
    throw damaged('the list of its parts cannot be read.', error);
  }
}

function oleFault(buffer: Buffer): OfficeFault {
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return new OfficeFault(
      'encrypted',
      'The file is locked with a password, so nobody can look into it.',
      'Open it with the password; in Word, File, Info, Protect Document, Encrypt with Password: delete the password, and save.',
    );
  return new OfficeFault(
    'kind-not-allowed',
    'This is a file of an older kind (.doc, .xls, .ppt), into which the check cannot look.',
    'Open it and save it as .docx, .xlsx or .pptx, or export it as a PDF.',
  );
}

async function listedEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > packageLimits.parts)
    throw tooLarge(`it has more than ${packageLimits.parts.toLocaleString('en-GB')} parts.`);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw damaged('it has two parts of the same name.');
    unpacked += entry.uncompressedSize;
    refuseEntry(entry, unpacked);
    entries.set(name, entry);
  }
  return entries;
}

function refuseEntry(entry: Entry, unpacked: number): void {
  if (entry.isEncrypted())
    throw new OfficeFault(
      'encrypted',
      'A part of the file is locked with a password.',
      'Save it again without a password.',
    );
  if (unpacked > packageLimits.unpackedBytes) throw tooLarge('its parts have more than 256 MB.');
  const shrunk = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (
    entry.uncompressedSize > packageLimits.ratioCountsFromBytes &&
    shrunk > packageLimits.ratio &&
    !picture.test(entry.fileName)
  )
    throw tooLarge('a part of it is packed more tightly than any document.');
}

function packageOf(zip: ZipFile, entries: Map<string, Entry>): OfficePackage {
  const entryOf = (name: string) => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw damaged('a part that it speaks of is missing.');
    return entry;
  };
  const stream = (name: string) => checkedBytes(zip, entryOf(name));
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    read: async (name) => {
      const pieces: Buffer[] = [];
      for await (const piece of stream(name)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    sizeOf: (name) => entryOf(name).uncompressedSize,
  };
}

/** yauzl compares sizes and not check sums; a part that differs from its sum is damaged. */
async function* checkedBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  let source: Readable | null = null;
  try {
    source = await zip.openReadStreamPromise(entry);
    for await (const piece of source as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    if (error instanceof OfficeFault) throw error;
    throw damaged('a part of it cannot be unpacked.', error);
  } finally {
    source?.destroy();
  }
  if (sum !== entry.crc32) throw damaged('a part of it does not match its check sum.');
}
