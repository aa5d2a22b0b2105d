import { expect, it, onTestFinished, vi } from 'vitest';
import { fakeApps } from '../tests/fake-apps.ts';
import { keepRunning, realTimes } from './keep-running.ts';
import { stayUntilStopped } from './stay-until-stopped.ts';

const minute = 60_000;
const never = new Promise<undefined>(() => undefined);

/** A stop signal that the test gives, and what was said on the terminal until then. */
function terminal() {
  const controller = new AbortController();
  const asked = Promise.withResolvers<undefined>();
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  return {
    stop: { signal: controller.signal, asked: asked.promise, hurried: never },
    pressCtrlC() {
      controller.abort();
      asked.resolve(undefined);
    },
    said: () => log.mock.calls.flat().join('\n'),
  };
}

/** Pauses that take no time and are written down, and a clock that the test moves. */
function quickTimes() {
  const clock = { now: 0 };
  const pauses: number[] = [];
  const pause = (seconds: number) => {
    pauses.push(seconds);
    return Promise.resolve();
  };
  return { clock, pauses, times: { now: () => clock.now, pause } };
}

it('starts an app again when it has died, and leaves the other alone', async () => {
  const { apps, happened, kill } = await fakeApps();
  const { stop, said, pressCtrlC } = terminal();
  await apps.start('cms');
  const site = await apps.start('site');
  const staying = stayUntilStopped({ apps, stop: (hurried) => apps.stopAll(hurried) }, stop);
  await kill('cms');
  await vi.waitFor(() => expect(said()).toContain('The CMS is running again.'), 10_000);
  expect(apps.running.site).toBe(site);
  expect(happened()).toEqual(['cms started', 'site started', 'cms started']);
  expect(said()).toMatch(
    /The CMS ended by itself \(exit code 7\)\. Its log is .*cms\.log; it ends with:\n\nout of luck\n\nStarting it again in 1 s\./,
  );
  pressCtrlC();
  await staying;
  expect(happened().slice(3)).toEqual([
    'site was asked to stop',
    'site stopped',
    'cms was asked to stop',
    'cms stopped',
  ]);
});

it('waits longer before each start, and briefly again once it has run for five minutes', async () => {
  const { apps, kill } = await fakeApps();
  const { stop, said, pressCtrlC } = terminal();
  const { clock, pauses, times } = quickTimes();
  await apps.start('site');
  const keeping = keepRunning('site', apps, stop, times);
  const starts = () => said().split('is running again').length - 1;
  for (const death of [1, 2, 3, 4, 5, 6, 7, 8]) {
    clock.now += death === 8 ? 5 * minute : 5 * minute - 1;
    await kill('site');
    await vi.waitFor(() => expect(starts()).toBe(death), 10_000);
  }
  pressCtrlC();
  await keeping;
  expect(pauses).toEqual([1, 2, 5, 15, 30, 60, 60, 1]);
  expect(said().split('out of luck')).toHaveLength(3);
  expect(said()).toContain('The site ended by itself (exit code 7). Starting it again in 60 s.');
});

it('goes on trying when an app dies while it starts again', async () => {
  const { apps, kill } = await fakeApps({ cms: 'starts only once' });
  const { stop, said, pressCtrlC } = terminal();
  const { pauses, times } = quickTimes();
  await apps.start('cms');
  const keeping = keepRunning('cms', apps, stop, times);
  await kill('cms');
  await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(2), 10_000);
  pressCtrlC();
  await keeping;
  expect(pauses.slice(0, 3)).toEqual([1, 2, 5]);
  expect(said()).toContain('The CMS ended while starting (exit code 4). Starting it again in 2 s.');
  expect(said()).not.toContain('running again');
});

it('stops at once in a pause', async () => {
  const { apps, happened, kill } = await fakeApps();
  const { stop, said, pressCtrlC } = terminal();
  const { times } = quickTimes();
  const anHour = (_: number, signal: AbortSignal) => realTimes.pause(3600, signal);
  await apps.start('cms');
  const keeping = keepRunning('cms', apps, stop, { ...times, pause: anHour });
  await kill('cms');
  await vi.waitFor(() => expect(said()).toContain('Starting it again'), 10_000);
  pressCtrlC();
  await keeping;
  expect(happened()).toEqual(['cms started']);
});

it('an app that was stopped on purpose stays stopped', async () => {
  const { apps, happened, kill } = await fakeApps();
  const { stop } = terminal();
  const { pauses, times } = quickTimes();
  await apps.start('cms');
  const keeping = keepRunning('cms', apps, stop, times);
  await apps.stop('cms');
  await keeping;
  expect(pauses).toEqual([]);

  await apps.start('site');
  const pause = () => apps.stop('site');
  const keepingSite = keepRunning('site', apps, stop, { ...times, pause });
  await kill('site');
  await keepingSite;
  expect(happened().filter((what) => what.endsWith('started'))).toEqual([
    'cms started',
    'site started',
  ]);
});
