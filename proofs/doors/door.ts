import type { Answer, Request } from './ask.ts';
import type { Item, ItemKind } from './item.ts';

/**
 * One way in which somebody might come by an item. It is tried for the item and for one that never
 * was, and while the item is not public the two answers must be the same.
 */
export interface Door {
  name: string;
  /** The routes of the CMS, the pages and the answerers of the site that it tries. */
  covers: string[];
  /**
   * `shows`: whoever asks sees the item while it is public, or the door itself is broken.
   * `never`: nothing is to be had here, not even while it is public.
   * `either`: a spelling that may well be refused while it is public.
   */
  finds: 'shows' | 'never' | 'either';
  requests(item: Item): Request[];
  /**
   * Milliseconds until it shows what is public, where that is later than the page of the item. How
   * long it may take in truth is for other tests, on a machine that does nothing else.
   */
  showsWithin?: number;
  /** The only kind of item that is found here. */
  only?: ItemKind;
  /** Where the visitor is told that something was withdrawn, if a notice was left: status 410. */
  tellsOfWithdrawal?: true;
  /**
   * What shows, while it is public, that it was found; by default any trace of the item that the
   * request did not hold.
   */
  sees?(answer: Answer, item: Item): boolean;
}

/** For answers without a body, or with one that says nothing: the status tells. */
export function byStatus(...statuses: number[]): Door['sees'] {
  return ({ status }) => statuses.includes(status);
}

/** Requests of addresses of the site. */
export function onSite(...paths: string[]): Request[] {
  return paths.map((path) => ({ to: 'site', path }));
}

/** The page of an item on the site. */
export function pageOf({ kind, slug }: Item): string {
  return kind === 'publication'
    ? `/learning-reviews/publications/${slug}`
    : `/learning-reviews/forms/${slug}`;
}

/** The public addresses of the documents of an item. */
export function documentAddresses({ documents }: Item): string[] {
  return documents.map(({ publicId, fileName }) => `/documents/${publicId}/${fileName}`);
}

/** The name of the list of the item's kind in the CMS: `publications` or `forms`. */
export function listOf({ kind }: Item): string {
  return `${kind}s`;
}
