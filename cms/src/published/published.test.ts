import { describe, expect, it } from 'vitest';
import { codeOf, languageTagOf, quarterOf } from './enumerations';
import { contactOf, fileNameOf, periodOf } from './parts-to-contract';
import { readPage } from './read-page';
import formSchema from '../api/form/content-types/form/schema.json';
import publicationSchema from '../api/publication/content-types/publication/schema.json';
import documentSchema from '../components/parts/document.json';
import periodSchema from '../components/parts/period-reviewed.json';
import { form, publication, publishedDocument } from '@learning-reviews/content-contract';

describe('every word that an editor can choose', () => {
  it('has its place in the contract', () => {
    const { attributes } = publicationSchema;
    for (const kind of attributes.kind.enum) {
      expect(publication.shape.kind.safeParse(codeOf(kind)).success, kind).toBe(true);
    }
    for (const purpose of formSchema.attributes.purpose.enum) {
      expect(form.shape.purpose.safeParse(codeOf(purpose)).success, purpose).toBe(true);
    }
    for (const audience of formSchema.attributes.audience.enum) {
      expect(form.shape.audience.safeParse(codeOf(audience)).success, audience).toBe(true);
    }
    for (const language of documentSchema.attributes.language.enum) {
      const tag = languageTagOf(language);
      expect(publishedDocument.shape.language.safeParse(tag).success, language).toBe(true);
    }
    expect(periodSchema.attributes.fromQuarter.enum.map(quarterOf)).toEqual([1, 2, 3, 4]);
  });
});

describe('the file name of a document', () => {
  it.each([
    ['Referral form', 'PDF', 'referral-form.pdf'],
    ['Über “K” & L', 'Word', 'ueber-k-and-l.docx'],
    ['', 'PNG', 'document.png'],
    ['文書', 'JPEG', 'document.jpg'],
  ])('of %o in %s is %s', (title, format, name) => expect(fileNameOf(title, format)).toBe(name));

  it('is short and fits the contract', () => {
    const name = fileNameOf('very long title '.repeat(30), 'PDF');
    expect(name.length).toBeLessThanOrEqual(84);
    expect(publishedDocument.shape.fileName.safeParse(name).success).toBe(true);
  });
});

it('an emptied field is null, as if it had never been filled', () => {
  const empty = {
    name: 'Team',
    description: '',
    phone: ' ',
    textPhone: null,
    email: '',
    url: '',
    hours: '',
  };
  expect(contactOf(empty)).toEqual({
    name: 'Team',
    description: null,
    phone: null,
    textPhone: null,
    email: null,
    url: null,
    hours: null,
  });
});

it('a period without its first year is none', () => {
  expect(periodOf({ fromYear: null, fromQuarter: null, toYear: 2020, toQuarter: null })).toBeNull();
});

describe('readPage', () => {
  it('reads a page, or takes the first hundred', () => {
    expect(readPage({})).toEqual({ page: 1, pageSize: 100 });
    expect(readPage({ page: '3', pageSize: '20' })).toEqual({ page: 3, pageSize: 20 });
  });

  it('names what it does not take', () => {
    expect(() => readPage({ status: 'draft' })).toThrow(
      '"status" is not known here. Use page and pageSize only.',
    );
    expect(() => readPage({ page: '1' }, [])).toThrow(
      '"page" is not known here. Leave out the query.',
    );
    expect(() => readPage({ pageSize: '101' })).toThrow(
      '"pageSize" must be a whole number from 1 to 100.',
    );
  });
});
