import PDFDocument from 'pdfkit';
import { stampFont } from './stamp-words';

/** What the marks of a page say. */
export interface StampWords {
  /** Across the page: the name and the day. */
  across: string;
  /** At its foot. */
  foot: string;
}

/** Sizes in points (1/72 inch). */
const foot = { size: 8, smallest: 4, inset: 6, band: 13 };
const across = { largest: 34, smallest: 5, angle: 30, places: [0.2, 0.5, 0.8] } as const;

/**
 * Draws the marks of a page on a page of nothing else.
 *
 * @param width of the page as a reader sees it, in points
 * @returns a PDF with one page
 */
export async function drawStamp(
  { across: name, foot: line }: StampWords,
  width: number,
  height: number,
): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [width, height], margin: 0, font: stampFont });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve) =>
    pdf.on('end', () => resolve(Buffer.concat(chunks))),
  );
  drawAcross(pdf, name, width, height);
  drawFoot(pdf, line, width, height);
  pdf.end();
  return whole;
}

/** Several times, so that a part of the page that is cut out still carries one. */
function drawAcross(pdf: PDFKit.PDFDocument, name: string, width: number, height: number): void {
  const slope = (across.angle * Math.PI) / 180;
  const [nearest] = across.places;
  const room = Math.min(
    (0.9 * width) / Math.cos(slope),
    (1.7 * nearest * height) / Math.sin(slope),
  );
  const size = sizeThatFits(pdf, name, room, across.largest, across.smallest);
  pdf.fontSize(size).fillColor('#444444', 0.16);
  const length = pdf.widthOfString(name);
  for (const place of across.places) {
    const at = { x: width / 2, y: height * place };
    pdf.save().rotate(-across.angle, { origin: [at.x, at.y] });
    pdf.text(name, at.x - length / 2, at.y - size / 2, { lineBreak: false });
    pdf.restore();
  }
}

function drawFoot(pdf: PDFKit.PDFDocument, line: string, width: number, height: number): void {
  const size = sizeThatFits(pdf, line, width - 2 * foot.inset, foot.size, foot.smallest);
  pdf
    .rect(0, height - foot.band, width, foot.band)
    .fillColor('#ffffff', 0.85)
    .fill();
  pdf.fontSize(size).fillColor('#333333', 1);
  pdf.text(line, foot.inset, height - foot.band + (foot.band - size) / 2, { lineBreak: false });
}

function sizeThatFits(
  pdf: PDFKit.PDFDocument,
  text: string,
  room: number,
  largest: number,
  smallest: number,
): number {
  const wanted = (room / pdf.fontSize(100).widthOfString(text)) * 100;
  return Math.max(smallest, Math.min(largest, wanted));
}
