interface Action {
  type?: unknown;
  payload?: { message?: unknown };
  meta?: { arg?: { endpointName?: unknown } };
}

type Listener = (words: string) => void;

let listener: Listener | undefined;

/**
 * A middleware of the admin's Redux store that passes on why several files were not deleted. Strapi
 * shows a sentence of its own there, and keeps the CMS's (`DeleteItemsDialog` in
 * @strapi/upload 5.54, which also deletes a single file from the menu of its card).
 */
export const hearBulkRefusals = () => (next: (action: unknown) => unknown) => (action: unknown) => {
  const { type, payload, meta } = action as Action;
  const isRefusal =
    type === 'adminApi/executeMutation/rejected' && meta?.arg?.endpointName === 'bulkDeleteItems';
  if (isRefusal && typeof payload?.message === 'string') listener?.(payload.message);
  return next(action);
};

/** @returns a function that stops listening */
export function onBulkRefusal(listen: Listener): () => void {
  listener = listen;
  return () => {
    listener = undefined;
  };
}
