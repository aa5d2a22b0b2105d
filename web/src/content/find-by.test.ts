import { expect, test } from 'vitest';
import { findBy } from './find-by.ts';

test('finds what a list has by that name, the first of several, and nothing else', () => {
  const list = [
    { slug: 'a', title: 'First' },
    { slug: 'b', title: 'Second' },
    { slug: 'a', title: 'Third' },
  ];
  const bySlug = findBy(({ slug }: { slug: string }) => slug);
  expect(bySlug(list, 'a')?.title).toBe('First');
  expect(bySlug(list, 'c')).toBeUndefined();
  expect(bySlug([{ slug: 'c', title: 'Other' }], 'c')?.title).toBe('Other');
  expect(bySlug(list, 'constructor')).toBeUndefined();
});

test('goes through a list once', () => {
  let asked = 0;
  const byId = findBy(({ id }: { id: string }) => {
    asked += 1;
    return id;
  });
  const list = Array.from({ length: 50 }, (_, index) => ({ id: String(index) }));
  for (const { id } of list) expect(byId(list, id)?.id).toBe(id);
  expect(asked).toBe(50);
});
