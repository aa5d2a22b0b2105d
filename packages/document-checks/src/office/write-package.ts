import { ZipFile } from 'yazl';

/** All files that are written get the same date: that of this computer tells when it was done. */
const noDate = new Date(1980, 0, 1);

/** Writes the parts of an Office file into a new archive, in their order. */
export async function writePackage(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of parts) zip.addBuffer(content, name, { mtime: noDate });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
