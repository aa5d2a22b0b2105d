import { describe, expect, test } from 'vitest';
import {
  formsDownload,
  formsOfType,
  groupsOfType,
  hasExit,
  labelOfFile,
  pick,
  publicationsDownload,
  publicationsOfType,
  publicationsOnTheme,
  typesOf,
  withoutRepeats,
} from './belonging.ts';
import { examplePublished as published } from './example-published.ts';

const [children, domestic, former] = published.reviewTypes;
const [report] = published.publications;
const joint = published.publications.find((p) => p.types.length === 2);

test('a joint review belongs to both of its types', () => {
  expect(typesOf(published, joint!)).toEqual([children, domestic]);
  expect(publicationsOfType(published, children!)).toContain(joint);
  expect(publicationsOfType(published, domestic!)).toContain(joint);
});

test('ids are followed in their order, and what is not published is left out', () => {
  expect(
    pick(published.themes, ['gone', 'theme-information', 'theme-voice']).map((t) => t.id),
  ).toEqual(['theme-information', 'theme-voice']);
  expect(groupsOfType(published, domestic!).map((g) => g.id)).toEqual([
    'group-community-safety',
    'group-adults',
  ]);
});

test('a theme without publications has an empty list', () => {
  const unused = published.themes.find((theme) => theme.id === 'theme-unused');
  expect(publicationsOnTheme(published, unused!)).toEqual([]);
});

test('a publication offers a way out when any of its types does', () => {
  expect(hasExit(published, joint!)).toBe(true);
  expect(hasExit(published, report!)).toBe(false);
});

describe('the download of a type', () => {
  const [oneFile, twoFiles, family, noFile] = published.forms;
  const bare = published.publications.find((p) => p.id === 'publication-old')!;

  test('is the file when there is only one', () => {
    expect(formsDownload(children!, [oneFile!])).toMatchObject({
      kind: 'file',
      href: '/documents/exampledocument000001/cspr-referral-form.docx',
    });
    expect(publicationsDownload(children!, [bare])).toMatchObject({ kind: 'file' });
  });

  test('is the list of the type when there are several, or none yet', () => {
    const list = { kind: 'list', href: '/learning-reviews/forms?type=domestic-homicide-reviews' };
    expect(formsDownload(domestic!, formsOfType(published, domestic!))).toMatchObject(list);
    expect(formsDownload(domestic!, [twoFiles!])).toMatchObject({ ...list, number: 1 });
    expect(formsDownload(domestic!, [noFile!])).toMatchObject({ ...list, number: 1 });
    expect(formsDownload(domestic!, [oneFile!, family!])).toMatchObject({ ...list, number: 2 });
  });

  test('is the list when a warning or a text should be read before the file', () => {
    for (const change of [{ contentWarning: 'This describes a death.' }, { body: report!.body }]) {
      const download = publicationsDownload(children!, [{ ...bare, ...change }]);
      expect(download).toMatchObject({ kind: 'list', number: 1 });
    }
  });

  test('is not offered when there is nothing', () => {
    expect(formsDownload(former!, [])).toBeUndefined();
    expect(publicationsDownload(former!, [])).toBeUndefined();
  });
});

test('a help line that is named twice is shown once, where it was first named', () => {
  const [line] = published.settings.supportContacts;
  const other = { ...line!, name: 'Another line' };
  const shown = withoutRepeats([line!, other, { ...line!, hours: null }]);
  expect(shown).toEqual([line, other]);
});

test.each([
  [
    'Download our DHR referral form',
    'Action record',
    'Download our DHR referral form: Action record',
  ],
  ['Download our DHR referral form', 'DHR Referral Form', 'Download our DHR referral form'],
])('a link %j to the file of %j says %j', (label, title, words) => {
  expect(labelOfFile(label, title)).toBe(words);
});
