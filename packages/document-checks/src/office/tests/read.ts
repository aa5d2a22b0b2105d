import type { DocumentFormat } from '../../report.js';
import { readOffice } from '../read-office.js';

export const read = (bytes: Uint8Array, format: DocumentFormat = 'Word') =>
  readOffice(bytes, {
    format,
    limits: { bytes: 50e6, pages: 1000, memoryBytes: 700e6, baseMs: 30_000, perPageMs: 1000 },
    onProgress: () => undefined,
  });

/** The kinds of findings with their severities, in the order of the document. */
export async function kindsIn(bytes: Uint8Array, format?: DocumentFormat): Promise<string[]> {
  const { findings, unchecked } = await read(bytes, format);
  if (unchecked) throw new Error(`${unchecked.reason}: ${unchecked.explanation}`);
  return findings.map(({ severity, kind }) => `${severity} ${kind}`);
}
