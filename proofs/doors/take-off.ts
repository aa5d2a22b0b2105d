import { setTimeout as pause } from 'node:timers/promises';
import type { WholeProduct } from '../running/whole-product.ts';
import { ask } from './ask.ts';
import { documentAddresses, pageOf } from './door.ts';
import type { Item } from './item.ts';

/** Withdraws an item as an approver does. */
export async function withdraw(
  { approver }: Pick<WholeProduct, 'approver'>,
  { kind, documentId }: Pick<Item, 'kind' | 'documentId'>,
  { leavesNotice }: { leavesNotice: boolean },
): Promise<void> {
  await approver.call('POST', '/editor-screens/withdrawals', {
    uid: `api::${kind}.${kind}`,
    documentId,
    reason: 'published-in-error',
    text: leavesNotice ? 'We are sorry.' : null,
    leavesNotice,
  });
}

const minute = 60_000;

/** Has items come down at the next full minute that leaves time to look at them before. */
export async function takeDownSoon(
  { approver }: Pick<WholeProduct, 'approver'>,
  items: readonly Pick<Item, 'kind' | 'documentId'>[],
): Promise<number> {
  const at = Math.ceil((Date.now() + 8_000) / minute) * minute;
  const london = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  for (const { kind, documentId } of items) {
    await approver.call('POST', '/editor-screens/take-down', {
      uid: `api::${kind}.${kind}`,
      documentId,
      atUk: london.format(at).replace(' ', 'T'),
      reason: 'For the proofs.',
    });
  }
  return at;
}

/** @param at in milliseconds since 1970 UTC; the machine's clock is that of the product */
export async function pauseUntil(at: number): Promise<void> {
  while (Date.now() < at) await pause(Math.min(at - Date.now(), 1_000));
}

/** The statuses of the item's page, and of its first document through the site and past it. */
export async function shortLook(product: WholeProduct, item: Item): Promise<number[]> {
  const [address = ''] = documentAddresses(item);
  const id = item.documents[0]?.publicId ?? '';
  const answers = await Promise.all([
    ask(product, { to: 'site', path: pageOf(item) }),
    ask(product, { to: 'site', path: address }),
    ask(product, { to: 'cms', path: `/api/published/documents/${id}` }),
  ]);
  return answers.map(({ status }) => status);
}
