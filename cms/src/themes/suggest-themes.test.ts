import { describe, expect, it } from 'vitest';
import type { ThemeOfList } from './signs-of-themes';
import { suggestThemes } from './suggest-themes';

const theme = (name: string, definition = '', tellingWords: string | null = null): ThemeOfList => ({
  documentId: name,
  name,
  definition,
  tellingWords,
});

const list = [
  theme('Neglect', 'Needs that are not met over time.'),
  theme('Self-neglect and hoarding', 'An adult who does not look after themselves.'),
  theme('The voice of the child and the adult', 'Hearing what the person says.'),
  theme('Communication between agencies', '', 'shared with nobody, lost messages'),
];

const suggest = (atLength: string, inShort = '') => suggestThemes({ atLength, inShort }, list);
const names = (...texts: [string, string?]) => suggest(...texts).map(({ name }) => name);

describe('a theme is suggested', () => {
  it('when a text says its name again and again, with how often it says it', () => {
    const text = 'Neglect is slow. It was neglect. They neglected her; others neglect too.';
    expect(suggest(text)).toEqual([
      {
        documentId: 'Neglect',
        name: 'Neglect',
        because: [
          { words: 'neglect', times: 3 },
          { words: 'neglected', times: 1 },
        ],
      },
    ]);
  });

  it('for one mention where the text says in short what it is about', () => {
    expect(names('', 'A story of hoarding.')).toEqual(['Self-neglect and hoarding']);
    expect(names('A story of hoarding.')).toEqual([]);
  });

  it('for the words that editors gave it, in one form or another', () => {
    expect(names('', 'Of lost message after lost message')).toEqual([
      'Communication between agencies',
    ]);
    expect(names('', 'An agency. Communication between the agencies')).toEqual([]);
  });

  it('by the longest phrase alone', () => {
    expect(names('', 'Adults and self-neglect')).toEqual(['Self-neglect and hoarding']);
  });

  it('not by a word that another theme speaks of too', () => {
    expect(names('', 'An adult')).toEqual([]);
    expect(names('', 'The voice of the child')).toEqual(['The voice of the child and the adult']);
  });

  it('not by a phrase that goes across two sentences', () => {
    expect(names('', 'It was lost. Messages came.')).toEqual([]);
  });

  it('in a long text only when it is spoken of often', () => {
    const long = 'word '.repeat(20_000);
    expect(names(`${long} ${'neglect '.repeat(4)}`)).toEqual([]);
    expect(names(`${long} ${'neglect '.repeat(40)}`)).toEqual(['Neglect']);
  });
});

it('nothing speaks for a theme in an empty text, or an empty list', () => {
  expect(suggest('')).toEqual([]);
  expect(suggestThemes({ inShort: 'neglect', atLength: '' }, [])).toEqual([]);
});
