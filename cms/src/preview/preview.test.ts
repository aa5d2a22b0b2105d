import { publication } from '@learning-reviews/content-contract';
import { describe, expect, it } from 'vitest';
import { withPlaceholders } from './placeholders';
import { makePreviewToken, readPreviewToken } from './token';

const now = Date.parse('2026-03-01T12:00:00Z');
const grant = {
  uid: 'api::page.page',
  documentId: 'abc',
  status: 'draft',
  userId: 1,
  expires: now / 1000 + 600,
} as const;

describe('a preview token', () => {
  const token = makePreviewToken(grant, 'secret');

  it('says what it opens until it runs out', () => {
    expect(readPreviewToken(token, 'secret', now)).toEqual(grant);
    expect(readPreviewToken(token, 'secret', now + 599_000)).toEqual(grant);
    expect(readPreviewToken(token, 'secret', now + 600_000)).toBeNull();
  });

  it('never works for longer than ten minutes', () => {
    expect(readPreviewToken(token, 'secret', now - 1000)).toBeNull();
  });

  it.each(['', '.', 'a.b', `${token}x`, token.slice(1), token.split('.')[0] ?? ''])(
    'is not %o',
    (altered) => expect(readPreviewToken(altered, 'secret', now)).toBeNull(),
  );

  it('is of one secret', () => expect(readPreviewToken(token, 'other', now)).toBeNull());
});

describe('withPlaceholders', () => {
  it('fills what is empty and drops what cannot be shown', () => {
    const draft = {
      id: 'a',
      slug: null,
      title: '',
      kind: undefined,
      types: [],
      kindOfReview: null,
      referenceName: null,
      summary: null,
      contentWarning: null,
      whatHappened: null,
      keyLearning: ['', 'Ask twice.'],
      teamQuestions: [],
      body: [{ type: 'image', children: [] }],
      language: undefined,
      themes: [],
      periodReviewed: { from: { year: 3, quarter: null }, to: null },
      firstPublishedOn: null,
      changeNotes: [],
      documents: [{ title: 'No file', id: null }],
      related: [],
    };
    expect(withPlaceholders(publication, draft)).toMatchObject({
      slug: 'not-written-yet',
      title: 'Not written yet',
      kind: 'report',
      summary: 'Not written yet',
      keyLearning: ['Not written yet', 'Ask twice.'],
      body: [],
      language: 'en',
      periodReviewed: null,
      documents: [],
    });
  });

  it('gives up on what no placeholder can mend', () => {
    expect(withPlaceholders(publication, {})).toBeNull();
  });
});
