import { documentWords, writtenDay } from '../document-source';
import { artifact, design, group, tagged, textWidth, type Drawing } from './drawing';

/** Where the title of a document with a page of its own for it begins. */
const coverTop = 210;

/** Draws the top of the first page: what it is, its title, its day, and that it is a demonstration. */
export function drawCover(drawing: Drawing): void {
  const { file, root, source } = drawing;
  const width = textWidth(drawing);
  const line = (tag: string, words: string, font: string, size: number, after: number): void => {
    tagged(drawing, root, tag, () =>
      file.font(font).fontSize(size).text(words, design.left, file.y, { width, lineGap: 3 }),
    );
    file.y += after;
  };
  file.y = source.hasContentsList ? coverTop : design.top + 6;
  file.fillColor(design.quiet);
  line('P', source.heading, 'bold', 12, 8);
  file.fillColor(design.brand);
  line('H1', source.title, 'bold', source.title.length > 90 ? 21 : 27, 12);
  file.fillColor(design.ink);
  if (source.reference) line('P', source.reference, 'bold', 13, 4);
  line(
    'P',
    `${source.organisation}, ${writtenDay(source.date, source.language)}`,
    'regular',
    11.5,
    14,
  );
  drawNotice(drawing);
}

function drawNotice(drawing: Drawing): void {
  const { file, root, source } = drawing;
  const { notice } = documentWords[source.language];
  const width = textWidth(drawing) - 28;
  file.font('bold').fontSize(11.5);
  const height = file.heightOfString(notice, { width, lineGap: 3 }) + 24;
  const top = file.y;
  artifact(drawing, 'Layout', () =>
    file
      .roundedRect(design.left, top, width + 28, height, 4)
      .fillAndStroke(design.pale, design.brand),
  );
  const note = group(drawing, root, 'Note');
  tagged(drawing, note, 'P', () =>
    file.fillColor(design.ink).text(notice, design.left + 14, top + 12, { width, lineGap: 3 }),
  );
  note.end();
  file.font('regular').fontSize(design.textSize);
  file.x = design.left;
  file.y = top + height + 20;
}
