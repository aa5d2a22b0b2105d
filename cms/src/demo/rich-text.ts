import type {
  Block,
  InlineNode,
  ListBlock,
  RichText,
  TextNode,
} from '@learning-reviews/content-contract';

/**
 * Turns lines of a small, readable notation into Strapi's blocks.
 *
 * One string is one block: `## Heading` (2 to 4), `- item`, `  - item inside`, `1. item`,
 * `> quote`; anything else is a paragraph. Inside a line: `**bold**`, `*italic*`, `[text](address)`.
 * @param lines in reading order
 * @returns blocks as the editor would have stored them
 */
export function richTextFrom(lines: readonly string[]): RichText {
  const blocks: Block[] = [];
  for (const line of lines) {
    const item = listItemPattern.exec(line);
    if (item) addListItem(blocks, item);
    else blocks.push(blockFrom(line));
  }
  return blocks;
}

const listItemPattern = /^( *)(-|\d+\.) (.+)$/;

function blockFrom(line: string): Block {
  const heading = /^(#{2,4}) (.+)$/.exec(line);
  if (heading) {
    const [, marks = '', words = ''] = heading;
    const level = marks.length as 2 | 3 | 4;
    return { type: 'heading', level, children: inlineFrom(words) };
  }
  if (line.startsWith('> ')) return { type: 'quote', children: inlineFrom(line.slice(2)) };
  return { type: 'paragraph', children: inlineFrom(line) };
}

function addListItem(blocks: Block[], match: RegExpExecArray): void {
  const [, indent = '', mark, words = ''] = match;
  const format = mark === '-' ? 'unordered' : 'ordered';
  const isNested = indent.length > 0;
  const last = blocks.at(-1);
  const outer = last?.type === 'list' && (isNested || last.format === format) ? last : null;
  const list = outer ?? emptyList(format, 0);
  if (!outer) blocks.push(list);
  const target = isNested ? nestedList(list, format) : list;
  target.children.push({ type: 'list-item', children: inlineFrom(words) });
}

function nestedList(list: ListBlock, format: ListBlock['format']): ListBlock {
  const last = list.children.at(-1);
  if (last?.type === 'list' && last.format === format) return last;
  const nested = emptyList(format, 1);
  list.children.push(nested);
  return nested;
}

/** `indentLevel` is what Strapi's editor keeps with each list; the site does not read it. */
function emptyList(format: ListBlock['format'], indentLevel: number): ListBlock {
  return { type: 'list', format, indentLevel, children: [] } as ListBlock;
}

const inlinePattern = /\*\*(.+?)\*\*|\*(.+?)\*|\[(.+?)\]\((\S+?)\)/g;

/** The words of one line, with its bold, italic and linked parts. */
export function inlineFrom(line: string): InlineNode[] {
  const nodes: InlineNode[] = [];
  let end = 0;
  for (const match of line.matchAll(inlinePattern)) {
    if (match.index > end) nodes.push(text(line.slice(end, match.index)));
    nodes.push(markedNode(match));
    end = match.index + match[0].length;
  }
  if (end < line.length || nodes.length === 0) nodes.push(text(line.slice(end)));
  return nodes;
}

function markedNode([, bold, italic, linked = '', url = '']: RegExpExecArray): InlineNode {
  if (bold) return { ...text(bold), bold: true };
  if (italic) return { ...text(italic), italic: true };
  return { type: 'link', url, children: [text(linked)] };
}

function text(value: string): TextNode {
  return { type: 'text', text: value };
}
