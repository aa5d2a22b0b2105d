import { describe, expect, it } from 'vitest';
import { entryAfterSave } from './entry-after-save';
import { ukCalendarDay } from './first-published';

describe('entryAfterSave', () => {
  const attributes = {
    title: { type: 'string' },
    types: { type: 'relation' },
    documents: { type: 'component' },
    logo: { type: 'component' },
  };

  it('keeps what the save does not name', () => {
    expect(entryAfterSave(attributes, { title: 'A', types: [{ id: 1 }] }, {})).toEqual({
      title: 'A',
      types: [{ id: 1 }],
    });
  });

  it('completes a part by its id and takes a part without one as new', () => {
    const stored = { documents: [{ id: 7, title: 'Old', pages: 2 }] };
    const data = { documents: [{ id: 7, title: 'New' }, { title: 'Second' }] };
    expect(entryAfterSave(attributes, stored, data).documents).toEqual([
      { id: 7, title: 'New', pages: 2 },
      { title: 'Second' },
    ]);
    expect(
      entryAfterSave(attributes, { logo: { id: 1, title: 'L' } }, { logo: null }).logo,
    ).toBeNull();
  });

  it.each([
    [{ connect: [{ documentId: 'b' }] }, 2],
    [{ disconnect: [{ documentId: 'a' }] }, 0],
    [{ set: [{ documentId: 'c' }] }, 1],
    [['x', 'y', 'z'], 3],
    [null, 0],
    ['x', 1],
  ])('counts what a relation holds after %o', (change, count) => {
    const stored = { types: [{ id: 1, documentId: 'a' }] };
    expect(entryAfterSave(attributes, stored, { types: change }).types).toHaveLength(count);
  });
});

it('the calendar day is that of the UK, in summer time too', () => {
  expect(ukCalendarDay(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
  expect(ukCalendarDay(new Date('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
});
