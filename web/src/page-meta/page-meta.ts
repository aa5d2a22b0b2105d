import type { SiteSettings } from '@learning-reviews/content-contract';
import type { Crumb } from './breadcrumbs.ts';
import type { StructuredData } from './structured-data.ts';

/** The same in another form, for programs that read the head of a page. */
export interface MetaLink {
  rel: 'alternate' | 'service-desc';
  /** The media type. */
  type: string;
  href: string;
  title: string;
}

/** What the head of a page says of it. */
export interface PageMeta {
  /** Unalarming: it stays in the browser's tab and history. The partnership's name follows it. */
  title: string;
  description: string;
  /** Shown where a link is shared: without details of a case. The description where left out. */
  sharedDescription?: string;
  /** The canonical path, from its first slash, with the query that makes it another page. */
  path: string;
  /** The page's own name in the breadcrumbs; the title where left out. */
  name?: string;
  /** The pages above this one, without the home page. */
  above?: readonly Crumb[];
  structuredData?: readonly StructuredData[];
  /** Beside the feeds of everything, which every page names. */
  links?: readonly MetaLink[];
  /** Of what the page shows, so that the CMS can see from outside that it is public. */
  contentSha256?: string;
}

/** Search engines and tabs cut a title that is longer. */
const longestTitle = 70;

/**
 * "Forms and guidance – Larkmoor Safeguarding Partnership": the page, then the partnership, by its
 * short name where there is no room for the long one. A title too long for both is cut at a word.
 */
export function fullTitle(
  title: string,
  { partnershipName, shortName }: Pick<SiteSettings, 'partnershipName' | 'shortName'>,
): string {
  if (title === partnershipName) return title;
  const whole = `${title} – ${partnershipName}`;
  if (whole.length <= longestTitle) return whole;
  const ending = ` – ${shortName}`;
  return cutAtWord(title, Math.max(20, longestTitle - ending.length)) + ending;
}

function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 10)).replace(/[\s,;:–-]+$/, '')}…`;
}
