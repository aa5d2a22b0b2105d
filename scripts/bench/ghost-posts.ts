import { createHash } from 'node:crypto';
import { textsToImport } from './texts-to-import.ts';

/** The same text as the site has, as Ghost exports and imports it: its ids are 24 hexadecimal digits. */
export function exportForGhost(publications: number) {
  const texts = textsToImport(publications);
  const categories = [...new Set(texts.map(({ category }) => category))];
  const data = {
    posts: texts.map(({ title, slug, summary, day, paragraphs }) => ({
      id: idOf('post', slug),
      title,
      slug,
      custom_excerpt: summary,
      status: 'published',
      published_at: `${day}T12:00:00.000Z`,
      created_at: `${day}T12:00:00.000Z`,
      lexical: JSON.stringify(lexicalOf(paragraphs)),
    })),
    tags: categories.map((category) => ({
      id: idOf('tag', category),
      name: category,
      slug: category,
    })),
    posts_tags: texts.map(({ slug, category }) => ({
      post_id: idOf('post', slug),
      tag_id: idOf('tag', category),
    })),
  };
  return { db: [{ meta: { exported_on: 0, version: '6.65.0' }, data }] };
}

/** Paragraphs in the format of Ghost's editor. */
function lexicalOf(paragraphs: readonly string[]) {
  const element = { direction: 'ltr', format: '', indent: 0, version: 1 };
  const styled = { detail: 0, format: 0, mode: 'normal', style: '', version: 1 };
  const children = paragraphs.map((text) => ({
    ...element,
    type: 'paragraph',
    children: [{ ...styled, type: 'extended-text', text }],
  }));
  return { root: { ...element, type: 'root', children } };
}

function idOf(kind: string, name: string): string {
  return createHash('sha256').update(`${kind} ${name}`).digest('hex').slice(0, 24);
}
