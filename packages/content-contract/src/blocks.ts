import { z } from 'zod';

/**
 * Rich text as Strapi's blocks editor stores it, narrowed to what the site renders.
 * Images are left out on purpose: media is attached through the document component only.
 * https://docs.strapi.io/cms/features/content-manager (Rich text, blocks)
 */
const textNode = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
});

const linkNode = z.object({
  type: z.literal('link'),
  url: z.string(),
  children: z.array(textNode),
});

const inlineNode = z.discriminatedUnion('type', [textNode, linkNode]);

const paragraphBlock = z.object({ type: z.literal('paragraph'), children: z.array(inlineNode) });

const headingBlock = z.object({
  type: z.literal('heading'),
  level: z.union([
    z.literal(1),
    z.literal(2),
    z.literal(3),
    z.literal(4),
    z.literal(5),
    z.literal(6),
  ]),
  children: z.array(inlineNode),
});

const quoteBlock = z.object({ type: z.literal('quote'), children: z.array(inlineNode) });

const codeBlock = z.object({ type: z.literal('code'), children: z.array(inlineNode) });

const listItem = z.object({ type: z.literal('list-item'), children: z.array(inlineNode) });

/** Written out, since a type that is inferred from itself is lost in the declaration files. */
export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: (ListItem | ListBlock)[];
}

const listBlock = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  /** Strapi nests a list inside a list, as a sibling of its items. */
  get children(): z.ZodArray<z.ZodType<ListItem | ListBlock>> {
    return z.array(z.union([listItem, listBlock]));
  },
});

const block = z.discriminatedUnion('type', [
  paragraphBlock,
  headingBlock,
  quoteBlock,
  codeBlock,
  listBlock,
]);

export const richText = z.array(block);

export type TextNode = z.infer<typeof textNode>;
export type LinkNode = z.infer<typeof linkNode>;
export type InlineNode = z.infer<typeof inlineNode>;
export type ListItem = z.infer<typeof listItem>;
export type HeadingBlock = z.infer<typeof headingBlock>;
export type Block = z.infer<typeof block>;
export type RichText = z.infer<typeof richText>;
