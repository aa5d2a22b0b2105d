import type { ItemState, ReceiptState } from './receipt-rows';

/** How all that went out together stands: it was seen only where each of it was. */
export function stateOfItems(items: readonly { state: ItemState }[]): ReceiptState {
  const some = (wanted: ItemState) => items.some(({ state }) => state === wanted);
  if (some('looking')) return 'looking';
  if (some('overtaken')) return 'overtaken';
  if (!some('without-page')) return 'seen';
  return some('seen') ? 'partly-seen' : 'without-page';
}
