import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** Runs apart from the server, so that a hostile file can hold up nothing but this thread. */
async function countPages(filePath: string): Promise<number> {
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(filePath)));
  return pdf.numPages;
}

countPages(String(workerData)).then(
  (pages) => parentPort?.postMessage(pages),
  () => parentPort?.postMessage(null),
);
