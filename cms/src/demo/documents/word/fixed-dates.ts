import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { dateOfFile } from '../document-source';

/**
 * Puts the document's own day where Word files carry the time at which they were made, so that the
 * same source gives the same bytes. `docx` always writes the present time.
 * @param day `YYYY-MM-DD`
 */
export function withFixedDates(bytes: Uint8Array, day: string): Buffer {
  const stamp = dateOfFile(day).toISOString();
  // ZIP keeps the time of day without a zone, so this one is meant to be local.
  const mtime = new Date(`${day}T12:00:00`);
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    if (name !== 'docProps/core.xml') return [name, content] as const;
    const xml = strFromU8(content).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, tag: string) => `${tag}${stamp}`,
    );
    return [name, strToU8(xml)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime, level: 6 }));
}
