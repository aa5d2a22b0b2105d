import { expect, it, onTestFinished } from 'vitest';
import { listenForStop, Stopped } from './stop-signals.ts';

function listenAt(clock: { now: number }) {
  const before = new Set(process.listeners('SIGHUP'));
  const stop = listenForStop(() => clock.now);
  onTestFinished(() => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      for (const listener of process.listeners(signal)) {
        if (!before.has(listener)) process.off(signal, listener);
      }
    }
  });
  return stop;
}

const isSettled = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(resolve, false))]);

it('takes one Ctrl-C that arrives twice as one, and a later one as hurry', async () => {
  const clock = { now: 0 };
  const stop = listenAt(clock);
  expect(stop.signal.aborted).toBe(false);
  process.emit('SIGHUP');
  clock.now = 100;
  process.emit('SIGHUP');
  expect(stop.signal.reason).toBeInstanceOf(Stopped);
  expect(await isSettled(stop.asked)).toBe(true);
  expect(await isSettled(stop.hurried)).toBe(false);
  clock.now = 2000;
  process.emit('SIGHUP');
  expect(await isSettled(stop.hurried)).toBe(true);
});
