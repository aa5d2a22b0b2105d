import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { InlineNode } from '@learning-reviews/content-contract';
import { inlineFrom } from '../../rich-text';

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

/** A heading; level 1 is the first below the document's title. */
export function wordHeading(level: number, text: string): Paragraph {
  return new Paragraph({ heading: headingLevels[level - 1], children: [new TextRun(text)] });
}

/** One line of the notation of `rich-text.ts` as a paragraph of Word. */
export function wordParagraph(line: string): Paragraph {
  const [, marks, title = ''] = /^(#{2,4}) (.+)$/.exec(line) ?? [];
  if (marks) return wordHeading(marks.length - 1, title);
  const [, indent, mark, item = ''] = /^( *)(-|\d+\.) (.+)$/.exec(line) ?? [];
  if (mark) {
    const reference = mark === '-' ? 'bullets' : 'numbers';
    return new Paragraph({ numbering: { reference, level: indent ? 1 : 0 }, children: runs(item) });
  }
  if (line.startsWith('> ')) {
    return new Paragraph({ indent: { left: 480 }, children: runs(line.slice(2)) });
  }
  return new Paragraph({ children: runs(line) });
}

function runs(line: string): TextRun[] {
  return inlineFrom(line).map(runFrom);
}

/** A link keeps its address in sight, since a form is often printed. */
function runFrom(node: InlineNode): TextRun {
  if (node.type !== 'link')
    return new TextRun({ text: node.text, bold: node.bold, italics: node.italic });
  const words = node.children.map((child) => child.text).join('');
  return new TextRun(words === node.url ? words : `${words} (${node.url})`);
}
