import { expect, it } from 'vitest';
import { BusyError, Turns } from './turns';

function held() {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
}

it('runs as many at once as are allowed, and the others after them', async () => {
  const turns = new Turns(2, 10);
  const { until, release } = held();
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await until;
    running -= 1;
  };
  const all = Promise.all([1, 2, 3, 4, 5].map(() => turns.take(work)));
  await Promise.resolve();
  expect(running).toBe(2);
  release();
  await all;
  expect([running, most]).toEqual([0, 2]);
});

it('says so when too many wait, and goes on after work that failed', async () => {
  const turns = new Turns(1, 1);
  const { until, release } = held();
  const first = turns.take(() => until.then(() => Promise.reject(new Error('Broken'))));
  const second = turns.take(async () => 'done');
  await expect(turns.take(async () => 'too many')).rejects.toThrow(BusyError);
  release();
  await expect(first).rejects.toThrow('Broken');
  await expect(second).resolves.toBe('done');
});
