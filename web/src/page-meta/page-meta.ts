import type { Crumb } from './breadcrumbs.ts';
import type { StructuredData } from './structured-data.ts';

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
}

/** "Forms and guidance – Larkmoor Safeguarding Partnership"; the name alone where they are the same. */
export function fullTitle(title: string, partnershipName: string): string {
  return title === partnershipName ? title : `${title} – ${partnershipName}`;
}
