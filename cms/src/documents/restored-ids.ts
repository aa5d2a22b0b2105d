import { AsyncLocalStorage } from 'node:async_hooks';

const restored = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Lets documents that `work` saves have these public ids again. They must have been documents of
 * the same entry, so that no address leads elsewhere than it did.
 */
export function restoringPublicIds<T>(
  publicIds: ReadonlySet<string>,
  work: () => Promise<T>,
): Promise<T> {
  return restored.run(publicIds, work);
}

/** @returns the id if it is one that may be had again now, else null */
export function restoredPublicId(publicId: unknown): string | null {
  const isRestored = typeof publicId === 'string' && restored.getStore()?.has(publicId);
  return isRestored ? publicId : null;
}
