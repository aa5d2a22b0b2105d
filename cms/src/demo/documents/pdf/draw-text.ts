import type { Block, InlineNode, ListBlock, RichText } from '@learning-reviews/content-contract';
import {
  artifact,
  design,
  group,
  keepTogether,
  tagged,
  textWidth,
  type Drawing,
  type Element,
  type FontName,
} from './drawing';

interface TextStyle {
  x: number;
  width: number;
  size: number;
  font: FontName;
  colour: string;
  /** Points kept free below. */
  after: number;
}

/** Draws headings, paragraphs, lists and quotes, each under its own tag. */
export function drawRichText(drawing: Drawing, blocks: RichText): void {
  for (const block of blocks) drawBlock(drawing, block);
}

function drawBlock(drawing: Drawing, block: Block): void {
  if (block.type === 'heading') drawHeading(drawing, block.level, plainText(block.children));
  else if (block.type === 'list') drawList(drawing, drawing.root, block, 0);
  else if (block.type === 'quote') drawQuote(drawing, block.children);
  else drawInline(drawing, drawing.root, 'P', block.children, paragraphStyle(drawing));
}

/** Draws a heading that never stands alone at the foot of a page, with its bookmark. */
export function drawHeading(drawing: Drawing, level: number, text: string): void {
  const { file, headings, source } = drawing;
  const size = { 2: 19, 3: 14.5 }[level] ?? 12.5;
  const isChapter =
    level === 2 && source.startsChaptersOnNewPages && headings.some((h) => h.level === 2);
  if (isChapter) file.addPage();
  else if (file.y > design.top) file.y += level === 2 ? 14 : 8;
  keepTogether(drawing, size + 72);
  const id = `section-${headings.length + 1}`;
  const range = file.bufferedPageRange();
  headings.push({ id, level, text, page: range.start + range.count });
  file.addNamedDestination(id, 'XYZ', design.left, file.y - 8, null);
  addBookmark(drawing, level, text);
  const style = {
    ...paragraphStyle(drawing),
    size,
    font: 'bold' as const,
    colour: design.brand,
    after: 6,
  };
  drawInline(drawing, drawing.root, `H${level}`, [{ type: 'text', text }], style);
}

function addBookmark(drawing: Drawing, level: number, text: string): void {
  const parent = drawing.bookmarks.slice(0, level - 1).at(-1) ?? drawing.file.outline;
  drawing.bookmarks = drawing.bookmarks.slice(0, level - 1);
  drawing.bookmarks.push(parent.addItem(text));
}

export function paragraphStyle(drawing: Drawing): TextStyle {
  return {
    x: design.left,
    width: textWidth(drawing),
    size: design.textSize,
    font: 'regular',
    colour: design.ink,
    after: 8,
  };
}

/** Draws one run of words with its bold, italic and linked parts under one tag. */
export function drawInline(
  drawing: Drawing,
  parent: Element,
  tag: string,
  nodes: InlineNode[],
  style: TextStyle,
): void {
  const { file } = drawing;
  const element = group(drawing, parent, tag);
  nodes.forEach((node, index) => {
    const options = {
      width: style.width,
      lineGap: design.lineGap,
      continued: index < nodes.length - 1,
    };
    const write = (words: string, more: object = {}): void => {
      if (index === 0) file.text(words, style.x, file.y, { ...options, ...more });
      else file.text(words, { ...options, ...more });
    };
    file.fontSize(style.size).font(fontOf(node, style.font));
    file.fillColor(node.type === 'link' ? design.link : style.colour);
    if (node.type === 'link') {
      const words = plainText(node.children);
      tagged(drawing, element, 'Link', () => write(words, { link: node.url, underline: true }));
    } else element.add(() => write(node.text));
  });
  element.end();
  file.fillColor(design.ink).font('regular').fontSize(design.textSize);
  file.y += style.after;
}

function fontOf(node: InlineNode, usual: FontName): FontName {
  if (node.type === 'link') return usual;
  if (node.bold) return 'bold';
  return node.italic ? 'italic' : usual;
}

function drawList(drawing: Drawing, parent: Element, list: ListBlock, depth: number): void {
  const { file } = drawing;
  const element = group(drawing, parent, 'L');
  const x = design.left + 8 + depth * 20;
  const style = {
    ...paragraphStyle(drawing),
    x: x + 18,
    width: textWidth(drawing) - 26 - depth * 20,
    after: 3,
  };
  let number = 0;
  for (const child of list.children) {
    if (child.type === 'list') {
      drawList(drawing, element, child, depth + 1);
      continue;
    }
    keepTogether(drawing, 34);
    const item = group(drawing, element, 'LI');
    number += 1;
    const label = list.format === 'ordered' ? `${number}.` : depth === 0 ? '•' : '–';
    const y = file.y;
    tagged(drawing, item, 'Lbl', () => file.text(label, x, y, { lineBreak: false }));
    file.y = y;
    drawInline(drawing, item, 'LBody', child.children, style);
    item.end();
  }
  element.end();
  if (depth === 0) file.y += 5;
}

function drawQuote(drawing: Drawing, nodes: InlineNode[]): void {
  const { file } = drawing;
  const style = {
    ...paragraphStyle(drawing),
    x: design.left + 18,
    width: textWidth(drawing) - 36,
    after: 12,
  };
  keepTogether(drawing, quoteHeight(drawing, nodes, style.width) + 12);
  const top = file.y;
  const quote = group(drawing, drawing.root, 'BlockQuote');
  drawInline(drawing, quote, 'P', nodes, style);
  quote.end();
  const height = file.y - style.after - top;
  artifact(drawing, 'Layout', () =>
    file
      .rect(design.left, top - 2, 3, height)
      .fill(design.brand)
      .fillColor(design.ink),
  );
}

function quoteHeight(drawing: Drawing, nodes: InlineNode[], width: number): number {
  return drawing.file.heightOfString(plainText(nodes), { width, lineGap: design.lineGap });
}

/** The words alone. */
export function plainText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => (node.type === 'link' ? plainText(node.children) : node.text))
    .join('');
}
