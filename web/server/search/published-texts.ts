import type { Block, Contact, ListBlock } from '@learning-reviews/content-contract';
import { plainText } from '../../src/rich-text/outline.ts';

/** Texts in one, those that are empty left out. */
export function inOne(texts: readonly (string | null)[], between = ' '): string {
  return texts.filter(Boolean).join(between);
}

/** The words of each block of a text, in their order. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? textsOfList(block) : [plainText(block.children)],
  );
}

function textsOfList({ children }: ListBlock): string[] {
  return children.flatMap((child) =>
    child.type === 'list' ? textsOfList(child) : [plainText(child.children)],
  );
}

/** What is told of whom to turn to, each by itself. */
export function textsOfContact(contact: Contact): string[] {
  const { name, description, phone, textPhone, email, hours } = contact;
  return [name, description, phone, textPhone, email, hours].filter((one) => one !== null);
}
