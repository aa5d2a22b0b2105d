import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { demonstrationFolder, readContent, starterFolder } from './read-content';

const content = readContent(demonstrationFolder);
const publications = [...content.publications.values()];
const published = publications.filter(({ isDraft }) => !isDraft);

describe('the demonstration', () => {
  it('has publications of every type and kind, over many years', () => {
    expect(published.length).toBeGreaterThanOrEqual(24);
    expect(new Set(published.flatMap(({ types }) => types)).size).toBe(3);
    expect(new Set(published.map(({ kind }) => kind)).size).toBe(5);
    const years = published.map(({ firstPublishedOn }) => firstPublishedOn.slice(0, 4));
    expect([...new Set(years)].sort()).toEqual([
      '2017',
      '2018',
      '2019',
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
  });

  it('shows each thing that a publication can have', () => {
    const languages = published.flatMap(({ documents }) => documents.map((d) => d.language));
    expect(new Set(languages)).toEqual(new Set(['English', 'Welsh', 'Polish']));
    expect(published.some(({ types }) => types.length > 1)).toBe(true);
    expect(published.some(({ documents }) => documents.length === 0)).toBe(true);
    expect(published.some(({ documents }) => documents.length > 2)).toBe(true);
    expect(published.some(({ changeNotes }) => changeNotes.length > 1)).toBe(true);
    expect(published.some(({ title }) => title.length > 230)).toBe(true);
    expect(published.some(({ body }) => body.length > 80)).toBe(true);
    expect(published.some(({ body }) => body.some((line) => line.startsWith('  - ')))).toBe(true);
    expect(publications.filter(({ isDraft }) => isDraft).length).toBeGreaterThanOrEqual(4);
  });

  it('opens each report and briefing with the essentials, for practitioners who have a minute', () => {
    const opening = published.filter(({ kind }) =>
      ['Report', 'Seven-minute briefing'].includes(kind),
    );
    const lacking = opening.filter(
      ({ whatHappened, keyLearning, teamQuestions }) =>
        !whatHappened || keyLearning.length === 0 || teamQuestions.length === 0,
    );
    expect(lacking.map(({ title }) => title)).toEqual([]);
  });

  it('uses each theme, and dates change notes after the first publication', () => {
    const used = new Set(published.flatMap(({ themes }) => themes));
    expect(used).toEqual(new Set(content.themes.keys()));
    for (const { changeNotes, firstPublishedOn } of published) {
      for (const { date } of changeNotes) expect(date >= firstPublishedOn).toBe(true);
    }
  });

  it('names a kind of review only where one of its types has it', () => {
    for (const { kindOfReview, types, title } of publications) {
      if (!kindOfReview) continue;
      const kinds = types.flatMap((type) => content['review-types'].get(type)!.kindsOfReview);
      expect(
        kinds.map(({ name }) => name),
        title,
      ).toContain(kindOfReview);
    }
  });

  it('gives local contacts numbers and addresses that cannot be real', () => {
    for (const { phone, email } of content['site-settings'].reportContacts) {
      expect(phone ?? '').toMatch(/^$|^01632 960\d{3}$/);
      expect(email ?? '').toMatch(/^$|\.example$/);
    }
  });
});

describe('the starter content', () => {
  it('has the review types, and no name of the demonstration', () => {
    const starter = readContent(starterFolder);
    expect([...starter['review-types'].keys()]).toEqual([...content['review-types'].keys()]);
    expect(JSON.stringify([...starter['review-types'], starter['site-settings']])).not.toMatch(
      /telford|wrekin|clrt|alrt|\.example|01632|demonstration/i,
    );
    expect(starter.publications.size + starter.forms.size + starter.groups.size).toBe(0);
  });
});

describe('a content file that is wrong', () => {
  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A copy of the starter content with one file changed. */
  function withChange(file: string, change: (entry: Record<string, unknown>) => unknown): string {
    folder = mkdtempSync(path.join(tmpdir(), 'content-'));
    cpSync(starterFolder, folder, { recursive: true });
    const changed = path.join(folder, file);
    const entry = JSON.parse(readFileSync(changed, 'utf8')) as Record<string, unknown>;
    const text = change(entry);
    writeFileSync(changed, typeof text === 'string' ? text : JSON.stringify(text));
    return folder;
  }

  it.each([
    [
      'site-settings.json',
      (e: object) => ({ ...e, brandColour: 'teal' }),
      /site-settings\.json: brandColour: is not six hexadecimal digits/,
    ],
    ['site-settings.json', (e: object) => ({ ...e, colour: 'x' }), /site-settings\.json: .*colour/],
    [
      'review-types/safeguarding-adult-reviews.json',
      (e: object) => ({ ...e, summary: '' }),
      /review-types\/safeguarding-adult-reviews\.json: summary: /,
    ],
    [
      'review-types/safeguarding-adult-reviews.json',
      (e: object) => ({ ...e, groups: ['nobody'] }),
      /names "nobody", but there is no groups\/nobody\.json/,
    ],
    [
      'learning-reviews-page.json',
      () => '{ "title": ',
      /learning-reviews-page\.json: the file: cannot be read as JSON/,
    ],
  ])('%s is named with its field', (file, change, message) => {
    expect(() => readContent(withChange(file, change))).toThrow(message);
  });
});
