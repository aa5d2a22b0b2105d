import { describe, expect, it } from 'vitest';
import type { Content } from './content';
import { differencesOf } from './differences';
import type { FieldShape, Shape } from './shape';

const field = (name: string, label: string, type: string, parts: Shape = []): FieldShape => ({
  name,
  label,
  type,
  parts,
});

const shape: Shape = [
  field('title', 'Title', 'string'),
  field('isActive', 'In use', 'boolean'),
  field('archivedOn', 'Archived on', 'date'),
  field('types', 'Type of review', 'relation'),
  field('body', 'Text', 'blocks'),
  field('period', 'Period reviewed', 'component', [
    field('fromYear', 'From year', 'integer'),
    field('toYear', 'To year', 'integer'),
  ]),
  field('keyLearning', 'Key learning', 'component', [field('text', 'Learning point', 'text')]),
  field('documents', 'Documents', 'component', [
    field('title', 'Title of the document', 'string'),
    field('file', 'File', 'media'),
    field('publicId', 'Permanent number', 'string'),
  ]),
];

const titles: Record<string, string> = { sar: 'Safeguarding adults review', cspr: 'Child review' };
const compare = (before: Content | null, after: Content) =>
  differencesOf(shape, before, after, (id) => titles[id] ?? id);

const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const document = (publicId: string, title: string, file = { name: 'a.pdf', hash: 'aa' }) => ({
  publicId,
  title,
  file,
});

it('says nothing of two contents that are the same', () => {
  const content = { title: 'Family K', types: ['sar'], body: [paragraph(text('Words'))] };
  expect(compare(content, { ...content })).toEqual([]);
});

it('compares a text word by word, and loses none of it', () => {
  const [only, ...others] = compare({ title: 'About Jo Bloggs' }, { title: 'About Child K' });
  expect(others).toEqual([]);
  expect(only).toMatchObject({ path: ['title'], label: 'Title', kind: 'changed' });
  expect(only).toMatchObject({ before: 'About Jo Bloggs', after: 'About Child K' });
  const without = (kind: string) =>
    only?.words?.flatMap((run) => (run.kind === kind ? [] : run.text)).join('');
  expect(without('added')).toBe('About Jo Bloggs');
  expect(without('removed')).toBe('About Child K');
  expect(only?.words?.[0]).toEqual({ text: 'About ', kind: 'same' });
});

it('gives up on the words of two long texts that have nothing in common, not on saying both', () => {
  const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => word + at).join(' ');
  const [only] = compare({ title: long('a') }, { title: long('b') });
  expect(only).toMatchObject({ words: null, before: long('a'), after: long('b') });
});

it('shows all of what is new, and nothing that is empty', () => {
  const content = { title: 'Family K', isActive: false, archivedOn: null, types: [] };
  expect(compare(null, content)).toEqual([
    {
      path: ['title'],
      label: 'Title',
      kind: 'added',
      before: null,
      after: 'Family K',
      words: null,
    },
    { path: ['isActive'], label: 'In use', kind: 'added', before: null, after: 'No', words: null },
  ]);
});

it('reads days and yes or no as people do', () => {
  const before = { isActive: true, archivedOn: '2024-02-29' };
  expect(compare(before, { isActive: false, archivedOn: '2024-03-01' })).toMatchObject([
    { before: 'Yes', after: 'No' },
    { before: '29 February 2024', after: '1 March 2024' },
  ]);
});

it('names what was linked or unlinked, and another order of the same', () => {
  expect(compare({ types: ['sar'] }, { types: ['cspr'] })).toMatchObject([
    { kind: 'removed', label: 'Type of review', before: titles.sar },
    { kind: 'added', label: 'Type of review', after: titles.cspr },
  ]);
  expect(compare({ types: ['sar', 'cspr'] }, { types: ['cspr', 'sar'] })).toMatchObject([
    {
      kind: 'changed',
      label: 'Type of review, their order',
      before: 'Safeguarding adults review; Child review',
      after: 'Child review; Safeguarding adults review',
    },
  ]);
});

describe('rich text', () => {
  it('is read line by line, with where its links go', () => {
    const link = (url: string) => ({ type: 'link', url, children: [text('the law')] });
    const [only] = compare(
      { body: [paragraph(text('See '), link('https://one.example'))] },
      { body: [paragraph(text('See '), link('https://two.example'))] },
    );
    expect(only).toMatchObject({
      before: 'See the law (https://one.example)',
      after: 'See the law (https://two.example)',
    });
  });

  it('shows a heading that became a paragraph, and each item of a list', () => {
    const list = { type: 'list', format: 'ordered', children: [{ children: [text('One')] }] };
    const before = { body: [{ type: 'heading', level: 2, children: [text('Law')] }, list] };
    const [only] = compare(before, { body: [paragraph(text('Law')), list] });
    expect(only).toMatchObject({ before: 'Heading 2: Law\n1. One', after: 'Law\n1. One' });
  });

  it('says so where only the looks of words have changed', () => {
    const [only] = compare(
      { body: [paragraph(text('Never'))] },
      { body: [paragraph(text('Never', { bold: true }))] },
    );
    expect(only).toMatchObject({ before: 'Never', after: '[bold: Never]' });
    const [other] = compare(
      { body: [paragraph(text('Never'))] },
      { body: [{ ...paragraph(text('Never')), align: 'right' }] },
    );
    expect(other?.after).toContain('The words are the same, but not how they are set.');
  });
});

describe('parts', () => {
  it('are compared field by field, and shown whole where they are new', () => {
    const before = { period: { fromYear: 2017, toYear: null } };
    expect(compare(before, { period: { fromYear: 2018, toYear: 2020 } })).toMatchObject([
      { path: ['period', 'fromYear'], label: 'Period reviewed › From year', before: '2017' },
      { path: ['period', 'toYear'], kind: 'added', after: '2020' },
    ]);
    expect(compare({ period: null }, before)).toMatchObject([
      { path: ['period'], kind: 'added', after: 'From year: 2017' },
    ]);
  });

  it('of a list are paired by their place between those that stayed', () => {
    const points = (...list: string[]) => ({ keyLearning: list.map((one) => ({ text: one })) });
    expect(
      compare(points('A', 'Old words', 'Z'), points('A', 'New words', 'More', 'Z')),
    ).toMatchObject([
      {
        path: ['keyLearning', '1', 'text'],
        kind: 'changed',
        before: 'Old words',
        after: 'New words',
      },
      { path: ['keyLearning', '2'], kind: 'added', after: 'Learning point: More' },
    ]);
    expect(compare(points('A', 'B', 'Z'), points('A', 'Z'))).toMatchObject([
      { path: ['keyLearning', '1'], kind: 'removed', before: 'Learning point: B' },
    ]);
    expect(compare(points('A', 'B'), points())).toHaveLength(2);
  });
});

describe('documents', () => {
  it('are known by their public id, whatever they are called', () => {
    const before = { documents: [document('x', 'Report'), document('y', 'Briefing')] };
    const after = { documents: [document('y', 'Briefing'), document('x', 'Full report')] };
    expect(compare(before, after)).toMatchObject([
      { label: 'Documents › Full report › Title of the document', before: 'Report' },
      {
        label: 'Documents, their order',
        before: 'Report; Briefing',
        after: 'Briefing; Full report',
      },
    ]);
  });

  it('that were taken out and put in again are not the same', () => {
    const before = { documents: [document('x', 'Report')] };
    expect(compare(before, { documents: [document('z', 'Report')] })).toMatchObject([
      { kind: 'removed', label: 'Documents › Report' },
      {
        kind: 'added',
        label: 'Documents › Report',
        after: 'Title of the document: Report\nFile: a.pdf',
      },
    ]);
  });

  it('say that a file is another one though it has the same name', () => {
    const before = { documents: [document('x', 'Report')] };
    const after = { documents: [document('x', 'Report', { name: 'a.pdf', hash: 'bb' })] };
    expect(compare(before, after)).toMatchObject([
      { label: 'Documents › Report › File', after: 'a.pdf (another file of the same name)' },
    ]);
  });
});
