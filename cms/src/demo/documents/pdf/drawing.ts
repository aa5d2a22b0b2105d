import PDFDocument from 'pdfkit';
import { dirname, join } from 'node:path';
import { dateOfFile, type DocumentSource } from '../document-source';

/** Sizes in points (1/72 inch); an A4 page is 595 by 842. */
export const design = {
  left: 68,
  right: 68,
  top: 92,
  bottom: 84,
  textSize: 11.5,
  lineGap: 4.2,
  ink: '#1b2528',
  quiet: '#4a585c',
  brand: '#1d4f5c',
  link: '#0b4f8a',
  line: '#b9c6c9',
  pale: '#eaf1f2',
} as const;

const fontFolder = dirname(
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
);
const fonts = {
  regular: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  italic: '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
} as const;

export type FontName = keyof typeof fonts;
export type Element = PDFKit.PDFStructureElement;

export interface DrawnHeading {
  id: string;
  level: number;
  text: string;
  page: number;
}

/** A document while it is drawn: the file, the root of its tags, and the headings met so far. */
export interface Drawing {
  file: PDFKit.PDFDocument;
  root: Element;
  source: DocumentSource;
  headings: DrawnHeading[];
  bookmarks: PDFKit.PDFOutline[];
}

/** Gives each link a description, which PDF/UA asks for and pdfkit leaves empty. */
class DescribedLinks extends PDFDocument {
  override link(x: number, y: number, w: number, h: number, url: string, options?: object): this {
    return super.link(x, y, w, h, url, { ...options, Contents: new String(url) } as object);
  }
}

/** Opens an A4 file that is tagged, titled and in one language, with its fonts inside. */
export function openDrawing(source: DocumentSource): Drawing {
  const date = dateOfFile(source.date);
  const options = {
    size: 'A4',
    margins: { left: design.left, right: design.right, top: design.top, bottom: design.bottom },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: source.language,
    displayTitle: true,
    info: {
      Title: source.title,
      Author: source.organisation,
      Creator: 'Demonstration documents',
      Producer: 'Demonstration documents',
      CreationDate: date,
      ModDate: date,
    },
  };
  // pdfkit 0.20 knows PDF/UA; its published types do not name it yet.
  const file = new DescribedLinks(options as unknown as PDFKit.PDFDocumentOptions);
  for (const [name, path] of Object.entries(fonts)) file.registerFont(name, join(fontFolder, path));
  file.font('regular').fontSize(design.textSize).fillColor(design.ink);
  const root = file.struct('Document');
  file.addStructure(root);
  return { file, root, source, headings: [], bookmarks: [file.outline] };
}

/** The width between the margins. */
export function textWidth(drawing: Drawing): number {
  return drawing.file.page.width - design.left - design.right;
}

/** Starts a new page when fewer than `height` points are left on this one. */
export function keepTogether(drawing: Drawing, height: number): void {
  const { file } = drawing;
  if (file.y + height > file.page.height - design.bottom) file.addPage();
}

/** Adds a tag with what `draw` puts on the page as its content. */
export function tagged(
  drawing: Drawing,
  parent: Element,
  tag: string,
  draw: () => void,
  options: object = {},
): Element {
  const element = drawing.file.struct(tag, options);
  parent.add(element);
  element.add(draw);
  element.end();
  return element;
}

/** Adds a tag that holds other tags; the caller ends it. */
export function group(
  drawing: Drawing,
  parent: Element,
  tag: string,
  options: object = {},
): Element {
  const element = drawing.file.struct(tag, options);
  parent.add(element);
  return element;
}

/** Draws what only looks: lines, shades, and repeated words that a screen reader should skip. */
export function artifact(drawing: Drawing, type: 'Layout' | 'Pagination', draw: () => void): void {
  drawing.file.markContent('Artifact', { type });
  draw();
  drawing.file.endMarkedContent();
}
