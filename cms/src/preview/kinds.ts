import type { Preview } from '@learning-reviews/content-contract';
import { listKinds, singleKinds, type ContentKind } from '../published/content-kinds';

const kinds: Record<Preview['kind'], ContentKind> = {
  'review-type': listKinds['review-types'],
  publication: listKinds.publications,
  form: listKinds.forms,
  theme: listKinds.themes,
  group: listKinds.groups,
  page: listKinds.pages,
  'site-settings': singleKinds['site-settings'],
  'learning-reviews-page': singleKinds['learning-reviews-page'],
};

/** @returns null for a type that has no page to preview, such as a redirect */
export function previewKindOf(uid: string): { name: Preview['kind']; kind: ContentKind } | null {
  const found = Object.entries(kinds).find(([, kind]) => kind.uid === uid);
  return found ? { name: found[0] as Preview['kind'], kind: found[1] } : null;
}
