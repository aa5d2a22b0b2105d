import type { WholeProduct } from '../running/whole-product.ts';
import type { CmsProcess } from './fleet.ts';
import type { PlannedItem } from './planned-items.ts';
import type { Place } from './visitor.ts';

/** Where a visitor finds a planned publication: at each CMS, and as a page of the site. */
export function placesOf(
  product: WholeProduct,
  fleet: readonly CmsProcess[],
): Place<PlannedItem>[] {
  return [...fleet.map(atCms), onSite(product)];
}

export const siteName = 'the site';

function onSite({ siteUrl }: WholeProduct): Place<PlannedItem> {
  return {
    name: siteName,
    addressOf: ({ slug }) => `${siteUrl}/learning-reviews/publications/${slug}`,
  };
}

/** A document has an address of its own, so each item can be asked for by itself. */
function atCms({ address }: CmsProcess, at: number): Place<PlannedItem> {
  return {
    name: `CMS ${at + 1}`,
    addressOf: ({ publicId }) => `${address}/api/published/documents/${publicId}`,
    listPage: (page) => `${address}/api/published/publications?page=${page}`,
  };
}
