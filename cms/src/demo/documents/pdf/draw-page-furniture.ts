import { documentWords } from '../document-source';
import { artifact, design, textWidth, type Drawing } from './drawing';

/** Draws on every page, once all are there: that it is a demonstration, its title, its number. */
export function drawPageFurniture(drawing: Drawing): void {
  const { start, count } = drawing.file.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    drawing.file.switchToPage(index);
    drawOnPage(drawing, index - start + 1, count);
  }
}

function drawOnPage(drawing: Drawing, number: number, count: number): void {
  const { file, source } = drawing;
  const words = documentWords[source.language];
  const width = textWidth(drawing);
  const foot = file.page.height - 52;
  file.page.margins.bottom = 0;
  artifact(drawing, 'Pagination', () => {
    file.rect(0, 0, file.page.width, 8).fill(design.brand);
    file.font('bold').fontSize(9.5).fillColor(design.quiet);
    file.text(words.header, design.left, 40, { width, lineBreak: false });
    file
      .moveTo(design.left, 60)
      .lineTo(design.left + width, 60)
      .lineWidth(0.7)
      .stroke(design.line);
    file.font('regular').fontSize(9).fillColor(design.quiet);
    file.text(shortened(source.title), design.left, foot, { width: width - 100, lineBreak: false });
    file.text(words.page(number, count), design.left + width - 100, foot, {
      width: 100,
      align: 'right',
    });
  });
  file.page.margins.bottom = design.bottom;
}

function shortened(title: string): string {
  if (title.length <= 72) return title;
  return `${title.slice(0, title.lastIndexOf(' ', 70))} …`;
}
