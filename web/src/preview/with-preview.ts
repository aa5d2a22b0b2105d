import type { Preview } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';

/**
 * What would be published if the previewed entry were published now: it takes the place of its
 * published self, or stands first where there is none. What is published stays as it is.
 */
export function withPreview(published: Published, preview: Preview): Published {
  switch (preview.kind) {
    case 'site-settings':
      return { ...published, settings: preview.entry };
    case 'learning-reviews-page':
      return { ...published, landing: preview.entry };
    case 'review-type':
      return { ...published, reviewTypes: placed(published.reviewTypes, preview.entry) };
    case 'publication':
      return { ...published, publications: placed(published.publications, preview.entry) };
    case 'form':
      return { ...published, forms: placed(published.forms, preview.entry) };
    case 'theme':
      return { ...published, themes: placed(published.themes, preview.entry) };
    case 'group':
      return { ...published, groups: placed(published.groups, preview.entry) };
    case 'page':
      return { ...published, pages: placed(published.pages, preview.entry) };
  }
}

/** Whether what is previewed is nowhere on the site yet, in no version. */
export function isNew({ publications }: Published, { id }: { id: string }): boolean {
  return !publications.some((publication) => publication.id === id);
}

function placed<T extends { id: string }>(entries: readonly T[], entry: T): T[] {
  const isThere = entries.some(({ id }) => id === entry.id);
  return isThere ? entries.map((old) => (old.id === entry.id ? entry : old)) : [entry, ...entries];
}
