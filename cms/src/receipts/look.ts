import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { itemsOf, keepItem } from './items';
import { isOvertaken } from './overtaken';
import type { ItemRow, ReceiptDocument, ReceiptRow } from './receipt-rows';
import { readReleasedContent } from './released-content';
import { visitDocument, visitPage, type Trouble } from './visit-site';

/** What a look at all of a receipt came to. */
export interface Look {
  items: ItemRow[];
  /** The first thing that is wrong still; null when nothing is. */
  trouble: Trouble | null;
  /** Whether the site answered anything at all. */
  hasAnswered: boolean;
}

/** How the site is visited. */
export interface Visit {
  /** Ends it. */
  signal: AbortSignal;
  now(): Date;
}

/**
 * Looks at the public site for everything of a receipt that was not seen yet, and keeps what is
 * seen now. No transaction is open meanwhile.
 */
export async function lookAt(
  strapi: Core.Strapi,
  receipt: ReceiptRow,
  visit: Visit,
): Promise<Look> {
  const look: Look = { items: [], trouble: null, hasAnswered: false };
  for (const row of await itemsOf(strapi, receipt.id)) {
    const isWaiting = row.state === 'looking' && !look.trouble?.isAway;
    const [item, trouble] = isWaiting ? await lookAtItem(strapi, receipt, row, visit) : [row, null];
    if (item !== row) await keepItem(strapi, item);
    look.items.push(item);
    look.trouble ??= trouble;
    look.hasAnswered ||= item.state === 'seen' || trouble?.isAway === false;
  }
  return look;
}

type ItemLook = readonly [item: ItemRow, trouble: Trouble | null];

async function lookAtItem(
  strapi: Core.Strapi,
  receipt: ReceiptRow,
  row: ItemRow,
  visit: Visit,
): Promise<ItemLook> {
  const page = await visitPage(settings().siteUrl + row.path, visit.signal);
  const item = page.sha256 ? await accepted(strapi, row, page.sha256) : null;
  if (item) return lookAtDocuments(item, visit);
  if (await isOvertaken(strapi, receipt, row)) return [{ ...row, state: 'overtaken' }, null];
  return [row, page.trouble ?? { fault: 'the page shows other content', isAway: false }];
}

/**
 * Whether the page shows what was released. What it links to may have been hidden since, so what
 * the site is told now counts, as long as the entry itself is the same.
 */
async function accepted(strapi: Core.Strapi, row: ItemRow, shown: string): Promise<ItemRow | null> {
  if (shown === row.content_sha256) return row;
  const entry = { uid: row.uid, documentId: row.document_id };
  const released = await readReleasedContent(strapi, entry);
  if (released?.ownSha256 !== row.own_sha256 || released.contentSha256 !== shown) return null;
  return { ...row, content_sha256: shown };
}

async function lookAtDocuments(row: ItemRow, { signal, now }: Visit): Promise<ItemLook> {
  const documents = JSON.parse(row.documents) as ReceiptDocument[];
  for (const [index, document] of documents.entries()) {
    if (document.seenAt !== null) continue;
    const { sha256, trouble } = await visitDocument(settings().siteUrl + document.path, signal);
    if (sha256 === document.sha256) {
      documents[index] = { ...document, seenAt: now().toISOString() };
      continue;
    }
    const fault = trouble?.fault ?? 'its bytes are not those that were released';
    const kept = { ...row, documents: JSON.stringify(documents) };
    return [kept, { fault: `a document: ${fault}`, isAway: trouble?.isAway ?? false }];
  }
  const seen_at = now().toISOString();
  return [{ ...row, documents: JSON.stringify(documents), state: 'seen', seen_at }, null];
}
