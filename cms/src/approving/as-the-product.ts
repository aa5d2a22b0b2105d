import { AsyncLocalStorage } from 'node:async_hooks';

const loading = new AsyncLocalStorage<true>();

/**
 * For the product's own content, the starter's and the demonstration's: what `work` publishes needs
 * nobody's approval. Nothing that a person asks for may run in it.
 */
export function asTheProduct<T>(work: () => Promise<T>): Promise<T> {
  return loading.run(true, work);
}

export function isTheProduct(): boolean {
  return loading.getStore() === true;
}
