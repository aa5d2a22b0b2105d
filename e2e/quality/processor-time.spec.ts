import { expect, test } from '@playwright/test';
import { inProcessorTime } from './processor-time.ts';

const event = { ph: 'X', pid: 1, tid: 1 };

test('a task lasts as long as the processor worked at it, and what is in it keeps its place', () => {
  const task = { ...event, ts: 1_000, dur: 900, tts: 50, tdur: 300 };
  const layout = { ...event, ts: 1_500, dur: 400, tts: 150, tdur: 200 };
  const mark = { ...event, ph: 'I', ts: 1_850, dur: 0, tts: 340 };
  const next = { ...event, ts: 2_000, dur: 20, tts: 400, tdur: 10 };
  expect(inProcessorTime([next, mark, layout, task])).toEqual([
    { ...task, dur: 300 },
    { ...layout, ts: 1_100, dur: 200 },
    { ...mark, ts: 1_290 },
    { ...next, dur: 10 },
  ]);
});

test('threads do not mix, and what has no clock of a thread stays as it is', () => {
  const task = { ...event, ts: 0, dur: 100, tts: 0, tdur: 50 };
  const other = { ...event, tid: 2, ts: 10, dur: 20, tts: 5_000, tdur: 20 };
  const network = { ...event, ph: 'R', ts: 20, dur: 0 };
  expect(inProcessorTime([task, other, network])).toEqual([{ ...task, dur: 50 }, other, network]);
});
