import { adminApi } from '@strapi/strapi/admin';
import { announceChangedContent } from './use-answer';

type Dispatch = (action: unknown) => unknown;

let dispatch: Dispatch | undefined;

/** A middleware of the admin's Redux store that changes nothing: it keeps the way to the store. */
export const keepStore = (store: { dispatch: Dispatch }) => {
  dispatch = store.dispatch;
  return (next: Dispatch) => (action: unknown) => next(action);
};

/** Lets Strapi read an entry and its list again, after one of our own routes has changed it. */
export function refreshEntry(uid: string, documentId: string): void {
  const ids = [`${uid}_${documentId}`, `${uid}_LIST`, 'ALL_LIST'];
  const tags = ids.map((id) => ({ type: 'Document', id }));
  dispatch?.(adminApi.util.invalidateTags(tags as never));
  announceChangedContent();
}
