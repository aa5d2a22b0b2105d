import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FewAtOnce } from './few-at-once.ts';

it('lets few work at once, a few more wait, and turns away the rest', async () => {
  const few = new FewAtOnce(2, 3);
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (running += 1));
    await pause(5);
    running -= 1;
    return 'done';
  };
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => few.take(work)));
  expect(answers).toEqual(['done', 'done', 'done', 'done', 'done', 'busy', 'busy']);
  expect(most).toBe(2);
  expect(await few.take(work)).toBe('done');
});

it('goes on after work that failed', async () => {
  const few = new FewAtOnce(1, 1);
  const failing = few.take(() => Promise.reject(new Error('Broken')));
  const next = few.take(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('Broken');
  expect(await next).toBe('done');
  expect(await few.take(() => Promise.resolve('again'))).toBe('again');
});
