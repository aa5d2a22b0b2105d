import { documentWords } from '../document-source';
import {
  design,
  group,
  keepTogether,
  tagged,
  textWidth,
  type DrawnHeading,
  type Drawing,
} from './drawing';

const lineHeight = 23;

/** Draws the list of chapters with links and page numbers, on pages of its own. */
export function drawContentsList(drawing: Drawing, headings: readonly DrawnHeading[]): void {
  const { file, root, source } = drawing;
  file.addPage();
  tagged(drawing, root, 'H2', () =>
    file
      .font('bold')
      .fontSize(19)
      .fillColor(design.brand)
      .text(documentWords[source.language].contents, design.left, file.y),
  );
  file.y += 10;
  const list = group(drawing, root, 'TOC');
  for (const heading of headings.filter((h) => h.level === 2)) {
    keepTogether(drawing, lineHeight);
    const item = group(drawing, list, 'TOCI');
    drawEntry(drawing, group(drawing, item, 'Reference'), heading);
    item.end();
  }
  list.end();
  file.addPage();
}

function drawEntry(
  drawing: Drawing,
  reference: PDFKit.PDFStructureElement,
  heading: DrawnHeading,
): void {
  const { file } = drawing;
  const top = file.y;
  const width = textWidth(drawing);
  const link = group(drawing, reference, 'Link');
  link.add(() => {
    file.font('regular').fontSize(design.textSize).fillColor(design.link);
    file.text(heading.text, design.left, top, { width: width - 50, lineBreak: false });
    file.fillColor(design.ink);
    file.text(String(heading.page), design.left + width - 40, top, { width: 40, align: 'right' });
    const describedLink = {
      structParent: link,
      Contents: new String(`${heading.text}, page ${heading.page}`) as string,
    };
    file.goTo(design.left, top, width, lineHeight - 6, heading.id, describedLink);
  });
  link.end();
  reference.end();
  file.y = top + lineHeight;
}
