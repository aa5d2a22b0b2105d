import type { InlineNode, ListBlock, RichText, TextNode } from '@learning-reviews/content-contract';
import { escapeMarkup } from '../machine-readable/markup.ts';
import { linkAddress } from './link-address.ts';
import { listEntries } from './list-tree.ts';
import { outline, plainText } from './outline.ts';

interface LinkRules {
  /** The site's public address; links within it are given whole. */
  siteUrl: string;
  /** Whether a path of this site leads to something public. Where it does not, the words stay alone. */
  mayLinkTo: (path: string) => boolean;
}

/**
 * Rich text as HTML for other programs: the elements that `RichText.astro` writes on the page, with
 * whole addresses and no attribute but `href`. All text is escaped.
 */
export function richTextHtml(blocks: RichText, rules: LinkRules): string {
  const headings = outline(blocks, 1);
  return blocks
    .map((block) => {
      if (block.type === 'list') return listHtml(block, rules);
      if (plainText(block.children).trim() === '') return '';
      const words = inlineHtml(block.children, rules);
      if (block.type === 'quote') return `<blockquote><p>${words}</p></blockquote>`;
      if (block.type === 'code') return `<pre><code>${words}</code></pre>`;
      const level = headings.get(block)?.level;
      return level ? `<h${level}>${words}</h${level}>` : `<p>${words}</p>`;
    })
    .filter(Boolean)
    .join('\n');
}

function listHtml(list: ListBlock, rules: LinkRules): string {
  const tag = list.format === 'ordered' ? 'ol' : 'ul';
  const items = listEntries(list).map(({ words, lists }) => {
    const inner = lists.map((one) => listHtml(one, rules)).join('');
    return `<li>${inlineHtml(words, rules)}${inner}</li>`;
  });
  return items.length > 0 ? `<${tag}>${items.join('')}</${tag}>` : '';
}

function inlineHtml(nodes: readonly InlineNode[], rules: LinkRules): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return textHtml(node);
      const words = node.children.map(textHtml).join('');
      const href = hrefOf(node.url, rules);
      return href ? `<a href="${escapeMarkup(href)}">${words}</a>` : words;
    })
    .join('');
}

function hrefOf(written: string, { siteUrl, mayLinkTo }: LinkRules): string | undefined {
  const address = linkAddress(written, siteUrl);
  // A place on the same page is nowhere in a text that stands alone.
  if (!address || address.href.startsWith('#')) return undefined;
  if (!address.href.startsWith('/')) return address.href;
  return mayLinkTo(address.href) ? new URL(address.href, siteUrl).href : undefined;
}

function textHtml({ text, bold, italic, strikethrough, code }: TextNode): string {
  const marks = [
    ...(bold ? ['strong'] : []),
    ...(italic ? ['em'] : []),
    ...(strikethrough ? ['s'] : []),
    ...(code ? ['code'] : []),
  ];
  const words = escapeMarkup(text).replaceAll('\n', '<br>');
  return marks.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, words);
}
