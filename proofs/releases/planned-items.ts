import { pdfWithPages } from '../../cms/tests/sample-files.ts';
import { newWord } from '../doors/item.ts';
import type { World } from '../doors/world.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { rowsOf } from './rows.ts';

/** A publication that is planned. */
export interface PlannedItem {
  documentId: string;
  slug: string;
  /** Of its document, in the public address. */
  publicId: string;
  /** Words that stand in its texts and nowhere else. */
  words: string[];
  /** Of its release; several items may go out as one. */
  releaseId: string;
  /** In milliseconds since 1970 UTC. */
  dueAt: number;
}

type Draft = Omit<PlannedItem, 'releaseId' | 'dueAt'>;

const uid = 'api::publication.publication';

/** Writes drafts of publications as an author does, each with a document of its own. */
export async function writeDrafts(
  product: WholeProduct,
  world: World,
  count: number,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let at = 0; at < count; at += 1) drafts.push(await writeDraft(product, world));
  return drafts;
}

async function writeDraft({ author }: WholeProduct, { typeId }: World): Promise<Draft> {
  const words = [newWord(), newWord()];
  const slug = `a-planned-case-${words[0]}`;
  const bytes = new Uint8Array(pdfWithPages(1, words[1]));
  const file = await author.store('planned.pdf', new Blob([bytes], { type: 'application/pdf' }));
  const entry = await author.create('publication', {
    title: `A planned case ${words[0]}`,
    slug,
    kind: 'Report',
    language: 'English',
    summary: `A summary ${words[1]}`,
    types: { connect: [{ documentId: typeId }] },
    documents: [{ title: 'The report', file: file.id, language: 'English', isAccessible: true }],
  });
  const [document] = entry['documents'] as { publicId: string }[];
  const { documentId } = entry;
  return { documentId, slug, publicId: document?.publicId ?? '', words };
}

/**
 * Plans them as an approver does, for a day that is far enough. `setDueTime` then moves them to the
 * millisecond, since the screens offer whole minutes.
 *
 * @param bundles what goes out as one, each in one release
 * @returns the ids of the releases, in the order of the bundles
 */
export async function planForLater(
  { approver }: WholeProduct,
  bundles: readonly (readonly Pick<Draft, 'documentId'>[])[],
  wantsReceipt = false,
): Promise<string[]> {
  const ids: string[] = [];
  for (const bundle of bundles) {
    const entries = bundle.map(({ documentId }) => ({ uid, documentId }));
    const { data } = await approver.call<{ data: { id: string } }>(
      'POST',
      '/editor-screens/releases',
      { title: 'Planned by the proofs', atUk: noonInTwoDays(), entries, wantsReceipt },
    );
    ids.push(data.id);
  }
  return ids;
}

/** @param at in milliseconds since 1970 UTC, to the millisecond */
export async function setDueTime(
  product: WholeProduct,
  releaseId: string,
  at: number,
): Promise<void> {
  const time = new Date(at).toISOString();
  await rowsOf(product, `UPDATE releases SET at = '${time}' WHERE id = '${releaseId}'`);
}

function noonInTwoDays(): string {
  const day = new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return `${day}T12:00`;
}
