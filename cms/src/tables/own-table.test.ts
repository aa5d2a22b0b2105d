import { expect, it } from 'vitest';
import { lockOnce, type Transaction } from './own-table';

const transaction = () => ({}) as Transaction;

/** A lock, and how often it was taken. */
function lock() {
  const taken = { times: 0 };
  const take = async () => {
    taken.times += 1;
  };
  return { taken, take };
}

it('takes a lock once in a transaction, and again in the next', async () => {
  const { taken, take } = lock();
  const first = transaction();
  await lockOnce(first, 'revision', take);
  await lockOnce(first, 'revision', take);
  expect(taken.times).toBe(1);
  await lockOnce(transaction(), 'revision', take);
  expect(taken.times).toBe(2);
});

it('takes each of several locks of a transaction', async () => {
  const { taken, take } = lock();
  const only = transaction();
  for (const name of ['story a', 'story b', 'story a']) await lockOnce(only, name, take);
  expect(taken.times).toBe(2);
});

it('has none that it did not get', async () => {
  const { taken, take } = lock();
  const only = transaction();
  const refused = () => Promise.reject(new Error('Locked by another'));
  await expect(lockOnce(only, 'revision', refused)).rejects.toThrow();
  await lockOnce(only, 'revision', take);
  expect(taken.times).toBe(1);
});
