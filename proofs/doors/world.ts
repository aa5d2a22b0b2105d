import { newWord } from './item.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { until } from '../running/until.ts';

/** What is public around the items: a type, a theme, and a publication that points at them. */
export interface World {
  typeId: string;
  typeSlug: string;
  themeId: string;
  themeSlug: string;
  pointerId: string;
  pointerSlug: string;
  /** In which everything is first published. */
  year: number;
}

const worlds = new WeakMap<WholeProduct, Promise<World>>();

/** What is around the items of a product, made when it is first asked for. */
export function worldOf(product: WholeProduct): Promise<World> {
  const world = worlds.get(product) ?? makeWorld(product);
  worlds.set(product, world);
  return world;
}

/** Publishes it, and waits until the site shows it. */
async function makeWorld({ approver, siteUrl }: WholeProduct): Promise<World> {
  const { documentId: typeId, slug: typeSlug } = await approver.find(
    'review-type',
    'safeguarding-adult-reviews',
  );
  const themeSlug = 'a-theme-of-the-proofs';
  const { documentId: themeId } = await approver.create('theme', {
    name: 'A theme of the proofs',
    slug: themeSlug,
    definition: 'Made for the proofs.',
  });
  await approver.publish('theme', { documentId: themeId });
  const pointerSlug = 'a-public-publication';
  const pointer = await approver.create('publication', {
    title: 'A public publication',
    slug: pointerSlug,
    kind: 'Report',
    language: 'English',
    summary: 'It points at every other one of the proofs.',
    types: { connect: [{ documentId: typeId }] },
    themes: { connect: [{ documentId: themeId }] },
  });
  await approver.publish('publication', pointer);
  const address = `${siteUrl}/learning-reviews/publications/${pointerSlug}`;
  await until('the site shows the public publication', async () => (await fetch(address)).ok);
  return {
    typeId,
    typeSlug: String(typeSlug),
    themeId,
    themeSlug,
    pointerId: pointer.documentId,
    pointerSlug,
    year: new Date().getFullYear(),
  };
}

/** Lets the public publication point at another one, which may be a draft. */
export async function pointAt(
  { approver }: WholeProduct,
  { pointerId }: World,
  documentId: string,
): Promise<void> {
  const pointer = { documentId: pointerId };
  const related = { connect: [{ documentId }] };
  await approver.update('publication', pointer, { related, referenceName: newWord() });
  await approver.publish('publication', pointer);
}
