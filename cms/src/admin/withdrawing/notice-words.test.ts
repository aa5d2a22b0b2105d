import { describe, expect, test } from 'vitest';
import { noticeWords } from './notice-words';

const publication = { uid: 'api::publication.publication' };
const morning = '2026-11-26T10:15:00Z';

describe('the notice that stays', () => {
  test('says what was withdrawn, when, why and what to do with a copy', () => {
    expect(noticeWords(publication, 'personal-information', '', morning)).toEqual([
      'This publication has been withdrawn',
      'We took it down on 26 November 2026 to protect people’s privacy.',
      'If you kept a copy, please delete it and do not share it.',
    ]);
  });

  test('holds each paragraph of what the approver adds', () => {
    const lines = noticeWords(publication, 'legal', ' One.\n\n  Two. \n', morning);
    expect(lines.slice(2, 4)).toEqual(['One.', 'Two.']);
  });

  test('speaks of a form as a form, and sends readers to what replaces it', () => {
    const [what, , advice] = noticeWords({ uid: 'api::form.form' }, 'replaced', '', morning);
    expect(what).toBe('This form has been withdrawn');
    expect(advice).toBe('If you kept a copy, please use the newer version.');
  });
});
