import { pdfWithPages } from '../../cms/tests/sample-files.ts';
import type { Admin, EntryId } from '../../scripts/run/admin-for-tests.ts';
import { newWord } from '../doors/item.ts';
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
  /** In milliseconds since 1970 UTC; without an end until `fallDue` sets it. */
  dueAt: number;
}

/** What goes out as one. */
export type Bundle = PlannedItem[];

export const publicationUid = 'api::publication.publication';

/**
 * Writes publications as an author does, each with a document, and plans them as an approver does,
 * for a day that is far enough: the screens offer whole minutes, and `fallDue` moves what is
 * planned to the millisecond.
 *
 * @param sizes how many items each bundle has
 */
export async function planItems(
  product: WholeProduct,
  sizes: readonly number[],
  wantsReceipt = false,
): Promise<Bundle[]> {
  const type = await product.author.find('review-type', 'safeguarding-adult-reviews');
  const fileId = await storeReport(product);
  const bundles: Bundle[] = [];
  for (const size of sizes) {
    const drafts: Omit<PlannedItem, 'releaseId'>[] = [];
    for (let at = 0; at < size; at += 1) drafts.push(await writeDraft(product, type, fileId));
    const releaseId = await plan(product, drafts, wantsReceipt);
    bundles.push(drafts.map((draft) => ({ ...draft, releaseId })));
  }
  return bundles;
}

/** Plans one item that goes out alone. */
export async function planItem(product: WholeProduct): Promise<PlannedItem> {
  const [[item] = []] = await planItems(product, [1]);
  if (!item) throw new Error('Nothing was planned.');
  return item;
}

/** Moves what is planned, and writes its time into the items. */
export async function fallDue(product: WholeProduct, bundle: Bundle, at: number): Promise<void> {
  for (const item of bundle) item.dueAt = at;
  const time = new Date(at).toISOString();
  const ids = bundle.map(({ releaseId }) => `'${releaseId}'`).join(', ');
  await rowsOf(product, `UPDATE releases SET at = '${time}' WHERE id IN (${ids})`);
}

async function storeReport({ author }: WholeProduct): Promise<number> {
  const bytes = new Uint8Array(pdfWithPages(1, newWord()));
  return (await author.store('planned.pdf', new Blob([bytes], { type: 'application/pdf' }))).id;
}

async function writeDraft({ author }: WholeProduct, type: EntryId, fileId: number) {
  const words = [newWord(), newWord()];
  const slug = `a-planned-case-${words[0]}`;
  const entry = await author.create('publication', {
    title: `A planned case ${words[0]}`,
    slug,
    kind: 'Report',
    language: 'English',
    summary: `A summary ${words[1]}`,
    types: { connect: [{ documentId: type.documentId }] },
    documents: [{ title: 'The report', file: fileId, language: 'English', isAccessible: true }],
  });
  const [document] = entry['documents'] as { publicId: string }[];
  const { documentId } = entry;
  const publicId = document?.publicId ?? '';
  return { documentId, slug, publicId, words, dueAt: Number.POSITIVE_INFINITY };
}

async function plan(
  { approver }: WholeProduct,
  drafts: readonly { documentId: string }[],
  wantsReceipt: boolean,
): Promise<string> {
  const entries = await Promise.all(drafts.map((draft) => asSeen(approver, draft)));
  const order = {
    title: 'Planned by the proofs',
    atUk: noonInTwoDays(),
    entries,
    wantsReceipt,
    zone: null,
  };
  const path = '/editor-screens/releases';
  return (await approver.call<{ data: { id: string } }>('POST', path, order)).data.id;
}

/** What the screen sends of an entry that goes out: planning approves what the planner saw. */
async function asSeen(approver: Admin, { documentId }: { documentId: string }) {
  const query = new URLSearchParams({ uid: publicationUid, documentId });
  const path = `/editor-screens/approval?${query}`;
  const { data } = await approver.call<{ data: { fingerprint: string } }>('GET', path);
  return { uid: publicationUid, documentId, fingerprint: data.fingerprint };
}

function noonInTwoDays(): string {
  const day = new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return `${day}T12:00`;
}
