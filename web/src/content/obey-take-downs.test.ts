import type { PublishedSet, TakeDown } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, it } from 'vitest';
import { obeyTakeDowns } from './obey-take-downs.ts';

const due = Date.parse('2026-11-26T10:00:00Z');
const [report, briefing] = examplePublishedSet.lists.publications;
const [form] = examplePublishedSet.lists.forms;

const withTakeDowns = (...takeDowns: TakeDown[]): PublishedSet => ({
  ...examplePublishedSet,
  lists: { ...examplePublishedSet.lists, 'take-downs': takeDowns },
});

/** A snapshot and a clock that a test sets. */
function at(set: PublishedSet, start: number) {
  const told = { set, now: start };
  const current = obeyTakeDowns(
    () => told.set,
    () => told.now,
  );
  const has = (id: string) => {
    const { publications, forms } = current()!.lists;
    return [...publications, ...forms].some((entry) => entry.id === id);
  };
  return { told, current, has };
}

it('shows an entry until 1 ms before its take-down, and from then on no more', () => {
  const set = withTakeDowns({ id: report!.id, at: '2026-11-26T10:00:00Z' });
  const { told, current, has } = at(set, due - 1);
  expect(has(report!.id)).toBe(true);
  expect(current()).toBe(set);
  told.now = due;
  expect(has(report!.id)).toBe(false);
  expect(JSON.stringify(current()!.lists.publications)).not.toContain(`"${report!.id}"`);
  expect(current()!.lists.publications).toHaveLength(set.lists.publications.length - 1);
  told.now = due + 1;
  expect(has(report!.id)).toBe(false);
});

it('takes down a form likewise, and leaves what the CMS told as it was', () => {
  const set = withTakeDowns({ id: form!.id, at: '2026-11-26T10:00:00Z' });
  const before = JSON.stringify(set);
  const { has } = at(set, due);
  expect(has(form!.id)).toBe(false);
  expect(has(report!.id)).toBe(true);
  expect(JSON.stringify(set)).toBe(before);
});

it('gives one object until the next take-down falls due, and then exactly one new one', () => {
  const { told, current } = at(
    withTakeDowns(
      { id: report!.id, at: '2026-11-26T10:00:00Z' },
      { id: briefing!.id, at: '2026-11-26T10:00:05Z' },
    ),
    due,
  );
  const first = current();
  told.now = due + 4_999;
  expect(current()).toBe(first);
  told.now = due + 5_000;
  const second = current();
  expect(second).not.toBe(first);
  told.now = due + 60_000;
  expect(current()).toBe(second);
});

it('does not bring back what came down when the clock is set back', () => {
  const set = withTakeDowns({ id: report!.id, at: '2026-11-26T10:00:00Z' });
  const { told, has } = at(set, due);
  expect(has(report!.id)).toBe(false);
  told.now = due - 3_600_000;
  expect(has(report!.id)).toBe(false);
  told.set = { ...set };
  expect(has(report!.id)).toBe(true);
});

it('follows a take-down that is moved, and one that is called off', () => {
  const { told, has } = at(withTakeDowns({ id: report!.id, at: '2026-11-26T10:00:00Z' }), due - 1);
  told.set = withTakeDowns({ id: report!.id, at: '2026-11-26T11:00:00Z' });
  told.now = due;
  expect(has(report!.id)).toBe(true);
  told.set = withTakeDowns();
  told.now = due + 3_600_000;
  expect(has(report!.id)).toBe(true);
});

it('reads the same moment however its fractions are written', () => {
  const { told, has } = at(
    withTakeDowns({ id: report!.id, at: '2026-11-26T10:00:00.500Z' }),
    due + 499,
  );
  expect(has(report!.id)).toBe(true);
  told.now = due + 500;
  expect(has(report!.id)).toBe(false);
});

it('has nothing where nothing is known', () => {
  expect(obeyTakeDowns(() => undefined)()).toBeUndefined();
});
