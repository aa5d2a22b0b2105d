interface Node {
  type?: string;
  text?: string;
  url?: string;
  level?: number;
  format?: string;
  children?: Node[];
  [more: string]: unknown;
}

const marks = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;

/**
 * Rich text as plain lines: what is no text of its own is said beside it, such as where a link
 * goes. Bold and the like are left out, unless asked for.
 *
 * @param blocks as Strapi stores them
 * @param withMarks says too where words are bold, italic and so on
 */
export function richTextAsText(blocks: unknown, withMarks = false): string {
  const list = Array.isArray(blocks) ? (blocks as Node[]) : [];
  return list.map((block) => blockAsText(block, withMarks)).join('\n');
}

function blockAsText(block: Node, withMarks: boolean): string {
  if (block.type === 'list') return listAsText(block, withMarks, '');
  const words = inside(block, withMarks);
  if (block.type === 'heading') return `Heading ${block.level ?? ''}: ${words}`;
  if (block.type === 'quote') return `Quote: ${words}`;
  return words;
}

function listAsText({ format, children = [] }: Node, withMarks: boolean, indent: string): string {
  let number = 0;
  return children
    .map((item) => {
      if (item.type === 'list') return listAsText(item, withMarks, `${indent}  `);
      number += 1;
      const sign = format === 'ordered' ? `${number}.` : '•';
      return `${indent}${sign} ${inside(item, withMarks)}`;
    })
    .join('\n');
}

function inside({ children = [] }: Node, withMarks: boolean): string {
  return children.map((node) => inlineAsText(node, withMarks)).join('');
}

function inlineAsText(node: Node, withMarks: boolean): string {
  if (node.type === 'link') return `${inside(node, withMarks)} (${node.url ?? ''})`;
  if (node.children) return inside(node, withMarks);
  const text = node.text ?? '';
  const found = withMarks ? marks.filter((mark) => node[mark] === true) : [];
  return found.length > 0 ? `[${found.join(', ')}: ${text}]` : text;
}
