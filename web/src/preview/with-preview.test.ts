import { expect, test } from 'vitest';
import { examplePublished as published } from '../learning-reviews/example-published.ts';
import { withPreview } from './with-preview.ts';

const [report] = published.publications;

test('a draft takes the place of what is published of it', () => {
  const entry = { ...report!, title: 'A better title' };
  const after = withPreview(published, { kind: 'publication', status: 'draft', entry });
  expect(after.publications.map((p) => p.id)).toEqual(published.publications.map((p) => p.id));
  expect(after.publications[0]?.title).toBe('A better title');
});

test('a draft never published stands first', () => {
  const entry = { ...report!, id: 'new', slug: 'new' };
  const after = withPreview(published, { kind: 'publication', status: 'draft', entry });
  expect(after.publications.map((p) => p.id)).toEqual([
    'new',
    ...published.publications.map((p) => p.id),
  ]);
});

test('what is published is not changed', () => {
  const before = JSON.stringify(published);
  const entry = { ...published.settings, partnershipName: 'Elsewhere' };
  const after = withPreview(published, { kind: 'site-settings', status: 'draft', entry });
  expect(after.settings.partnershipName).toBe('Elsewhere');
  expect(JSON.stringify(published)).toBe(before);
});
