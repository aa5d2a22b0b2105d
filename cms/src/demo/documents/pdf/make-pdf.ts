import { richTextFrom } from '../../rich-text';
import type { DocumentPart } from '../../content-schema';
import type { DocumentSource } from '../document-source';
import { keepTogether, openDrawing, type DrawnHeading, type Drawing } from './drawing';
import { drawContentsList } from './draw-contents-list';
import { drawCover } from './draw-cover';
import { drawFigure } from './draw-figure';
import { drawPageFurniture } from './draw-page-furniture';
import { drawFields, drawTable, heightOfFirstField, type FieldsPart } from './draw-table';
import { drawHeading, drawRichText } from './draw-text';

/**
 * Makes a tagged PDF 1.7 with title, language, bookmarks and embedded fonts.
 * A contents list needs the page numbers, so that such a document is drawn twice.
 * @returns the bytes of the file; the same source always gives the same bytes
 */
export async function makePdf(source: DocumentSource): Promise<Buffer> {
  const first = await draw(source, placeholders(source));
  if (!source.hasContentsList) return first.bytes;
  return (await draw(source, first.headings)).bytes;
}

async function draw(
  source: DocumentSource,
  listed: readonly DrawnHeading[],
): Promise<{ bytes: Buffer; headings: DrawnHeading[] }> {
  const drawing = openDrawing(source);
  const bytes = collect(drawing);
  drawCover(drawing);
  if (source.hasContentsList) drawContentsList(drawing, listed);
  for (const run of runsOf(source.parts)) drawRun(drawing, run);
  drawing.root.end();
  drawPageFurniture(drawing);
  drawing.file.end();
  return { bytes: await bytes, headings: drawing.headings };
}

function collect(drawing: Drawing): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    drawing.file.on('data', (chunk: Buffer) => chunks.push(chunk));
    drawing.file.on('end', () => resolve(Buffer.concat(chunks)));
    drawing.file.on('error', reject);
  });
}

type Run = string[] | Exclude<DocumentPart, string>;

/** Lines that follow each other belong together, so that items become one list. */
function runsOf(parts: readonly DocumentPart[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (typeof part !== 'string') runs.push(part);
    else if (Array.isArray(last)) last.push(part);
    else runs.push([part]);
  }
  return runs;
}

function drawRun(drawing: Drawing, run: Run): void {
  if (Array.isArray(run)) drawRichText(drawing, richTextFrom(run));
  else if ('table' in run) drawTable(drawing, run.table);
  else if ('figure' in run) drawFigure(drawing, run.figure);
  else drawForm(drawing, run.fields);
}

function drawForm(drawing: Drawing, part: FieldsPart): void {
  const isOwnPage = part.level === 3 && drawing.source.startsChaptersOnNewPages;
  if (isOwnPage) drawing.file.addPage();
  else keepTogether(drawing, heightOfFirstField(drawing, part) + 130);
  drawHeading(drawing, part.level, part.heading);
  if (part.help) drawRichText(drawing, richTextFrom([part.help]));
  drawFields(drawing, part);
}

function placeholders(source: DocumentSource): DrawnHeading[] {
  const lines = source.parts.filter((part) => typeof part === 'string');
  return lines
    .filter((line) => line.startsWith('## '))
    .map((line, index) => ({ id: `section-${index + 1}`, level: 2, text: line.slice(3), page: 0 }));
}
