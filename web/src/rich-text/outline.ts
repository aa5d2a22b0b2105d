import type { Block, InlineNode, RichText } from '@learning-reviews/content-contract';

/** A heading of a text as the page shows it. */
export interface OutlinedHeading {
  /** The level on the page, 2 to 6. */
  level: number;
  /** Unique within the text; the last part of the address of its place. */
  id: string;
  text: string;
}

/** Ids of the page around the text: its frame, and the sections beside the text. */
const takenIds = [
  'main',
  'get-help',
  'report-a-concern',
  'contents',
  'happened',
  'documents',
  'learning',
  'questions',
  'poster-notes',
  'support',
  'changes',
  'related',
  'similar',
  'send',
];

/**
 * Gives each heading of a text its level on the page, so that none is skipped however the author
 * chose them, and an id. Headings without words have none.
 *
 * @param under the level of the heading that stands above the text
 */
export function outline(blocks: RichText, under: number): Map<Block, OutlinedHeading> {
  const headings = new Map<Block, OutlinedHeading>();
  const open: number[] = [];
  const ids = new Set(takenIds);
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const text = plainText(block.children).trim();
    if (text === '') continue;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    const id = uniqueId(text, ids);
    headings.set(block, { level: Math.min(6, under + open.length), id, text });
  }
  return headings;
}

/** The words of some inline nodes, without their marks. */
export function plainText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => (node.type === 'link' ? plainText(node.children) : node.text))
    .join('');
}

/** The words of a whole text, for a description. */
export function plainTextOf(blocks: RichText): string {
  return blocks
    .map((block) => (block.type === 'list' ? '' : plainText(block.children)))
    .filter(Boolean)
    .join(' ');
}

function uniqueId(text: string, taken: Set<string>): string {
  const stem = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // An id that begins with a digit is awkward to style or select.
  const base = /^[a-z]/.test(stem) ? stem : `section-${stem}`.replace(/-$/, '');
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
