import { expect, it, vi } from 'vitest';
import { formatDuration, showProgress } from './progress.mjs';

function stream(isTTY: boolean) {
  let text = '';
  return { isTTY, columns: 60, write: (more: string) => (text += more), read: () => text };
}

it('writes plain lines where there is no terminal, and one every 30 seconds', () => {
  vi.useFakeTimers();
  const out = stream(false);
  const progress = showProgress('Building', { stream: out });
  progress.note('half way');
  vi.advanceTimersByTime(30_000);
  progress.done();
  vi.useRealTimers();
  expect(out.read()).toBe('… Building\n  … Building: half way (30 s)\n✓ Building (30 s)\n');
});

it('counts the seconds in one line on a terminal', () => {
  vi.useFakeTimers();
  vi.stubEnv('TERM', 'xterm');
  const out = stream(true);
  const progress = showProgress('Building', { stream: out });
  vi.advanceTimersByTime(2000);
  progress.failed();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  expect(out.read()).toContain('\r\x1b[2K… Building (2.0 s)');
  expect(out.read()).toMatch(/✗ Building failed \(2\.0 s\)\n$/);
});

it('shortens what is being done, and never the time, on a narrow terminal', () => {
  vi.stubEnv('TERM', 'xterm');
  const out = { ...stream(true), columns: 24 };
  showProgress('Building a very long thing indeed', { stream: out }).done();
  vi.unstubAllEnvs();
  expect(out.read().split('\n')[0]).toContain('… Building a v (0.0 s)');
});

it.each([
  [400, '0.4 s'],
  [12_300, '12 s'],
  [125_000, '2 min 5 s'],
])('shows %d ms as %s', (milliseconds, expected) => {
  expect(formatDuration(milliseconds)).toBe(expected);
});
