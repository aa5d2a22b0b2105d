import type { DocumentPart } from '../../content-schema';
import { design, group, keepTogether, tagged, textWidth, type Drawing } from './drawing';

type FigurePart = Extract<DocumentPart, { figure: unknown }>['figure'];

const boxHeight = 74;
const gap = 22;

/** Draws a row of boxes joined by arrows, with alternative text and a caption. */
export function drawFigure(drawing: Drawing, { caption, alt, steps }: FigurePart): void {
  const { file } = drawing;
  keepTogether(drawing, boxHeight + 60);
  const top = file.y + 4;
  const right = design.left + textWidth(drawing);
  const figure = group(drawing, drawing.root, 'Figure', {
    alt,
    bbox: [design.left, top, right, top + boxHeight],
  });
  figure.add(() => drawSteps(drawing, steps, top));
  figure.end();
  file.y = top + boxHeight + 8;
  tagged(drawing, drawing.root, 'Caption', () =>
    file
      .font('italic')
      .fontSize(10.5)
      .fillColor(design.quiet)
      .text(caption, design.left, file.y, { width: textWidth(drawing) }),
  );
  file.font('regular').fontSize(design.textSize).fillColor(design.ink);
  file.y += 14;
}

function drawSteps(drawing: Drawing, steps: readonly string[], top: number): void {
  const { file } = drawing;
  const width = (textWidth(drawing) - gap * (steps.length - 1)) / steps.length;
  steps.forEach((step, index) => {
    const x = design.left + index * (width + gap);
    file
      .lineWidth(1)
      .roundedRect(x, top, width, boxHeight, 6)
      .fillAndStroke(design.pale, design.brand);
    file.font('bold').fontSize(10.5).fillColor(design.ink);
    const inner = { width: width - 16, align: 'center' as const, lineGap: 1.5 };
    const height = file.heightOfString(step, inner);
    file.text(step, x + 8, top + (boxHeight - height) / 2, inner);
    if (index < steps.length - 1) drawArrow(drawing, x + width + 4, top + boxHeight / 2);
  });
}

function drawArrow(drawing: Drawing, x: number, y: number): void {
  const end = x + gap - 8;
  drawing.file
    .moveTo(x, y)
    .lineTo(end - 4, y)
    .lineWidth(1.4)
    .stroke(design.brand)
    .moveTo(end - 5, y - 4)
    .lineTo(end, y)
    .lineTo(end - 5, y + 4)
    .fill(design.brand);
}
