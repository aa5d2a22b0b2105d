import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CopiesOut } from './copies-out';
import { BusyError } from '../../processes/turns';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets so many out at once, and the next when one has come back', () => {
  const copies = new CopiesOut(2, 1000);
  const back = copies.add(() => undefined);
  copies.add(() => undefined);
  expect(() => copies.refuseWhenFull()).toThrow(BusyError);
  back();
  back();
  expect(() => copies.refuseWhenFull()).not.toThrow();
  copies.add(() => undefined);
  expect(() => copies.refuseWhenFull()).toThrow(BusyError);
});

it('cuts one off when its time is over, and leaves alone what has come back', () => {
  const copies = new CopiesOut(2, 1000);
  const slow = vi.fn();
  const quick = vi.fn();
  copies.add(slow);
  copies.add(quick)();
  vi.advanceTimersByTime(999);
  expect(slow).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(slow).toHaveBeenCalledOnce();
  expect(quick).not.toHaveBeenCalled();
});
