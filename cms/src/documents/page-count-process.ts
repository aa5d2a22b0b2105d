import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';

/** Runs apart from the server, so that a hostile file can hold up or break nothing but this. */
async function countPages(filePath: string): Promise<number> {
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(filePath)));
  return pdf.numPages;
}

countPages(String(process.argv[2])).then(
  (pages) => process.stdout.write(String(pages), () => process.exit()),
  () => process.exit(1),
);
