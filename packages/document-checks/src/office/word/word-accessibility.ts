import type { ReadDocument } from '../../read-document.js';
import type { WordCounts } from './word-context.js';

type Fact = ReadDocument['accessibility'][number];

/** About twenty pages. */
const longInWords = 8000;

/** Basic accessibility of a Word file. The title is told with the other properties. */
export function wordAccessibility(counts: WordCounts, language: string | null): Fact[] {
  return [
    fact('language', language !== null, {
      right: 'The language of the document is set.',
      wrong:
        'The language of the document is not set, so screen readers may read it in the wrong one.',
      mending:
        'Word: Review, Language, Set Proofing Language, choose English (United Kingdom), Set As Default.',
    }),
    ...headings(counts),
    ...(counts.pictures === 0 ? [] : [pictures(counts)]),
    ...(counts.tables === 0 ? [] : [tables(counts)]),
    ...(counts.words < longInWords ? [] : [contents(counts)]),
  ];
}

function headings({ headings: levels, words }: WordCounts): Fact[] {
  if (levels.length === 0)
    return words < 500
      ? []
      : [
          fact('headings', false, {
            right: '',
            wrong: 'No heading is marked as one, so that nobody can jump from part to part.',
            mending: 'Word: give headings the styles Heading 1, Heading 2 and so on.',
          }),
        ];
  const isInOrder = levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1);
  return [
    fact('headings', isInOrder, {
      right: 'Headings follow each other without leaving out a level.',
      wrong: 'A heading leaves out a level, for example from Heading 1 to Heading 3.',
      mending:
        'Word: View, Navigation Pane shows the levels; give each heading the style of its level.',
    }),
  ];
}

const pictures = ({ picturesWithoutText, pictures: all }: WordCounts) =>
  fact('alternative-text', picturesWithoutText === 0, {
    right: 'Every picture has alternative text or is marked as decoration.',
    wrong: `${picturesWithoutText} of ${all} pictures have no alternative text.`,
    mending:
      'Word: right-click each picture, View Alt Text, and describe it or mark it as decorative.',
  });

const tables = ({ tablesWithoutHeader, tables: all }: WordCounts) =>
  fact('table-headers', tablesWithoutHeader === 0, {
    right: 'Every table has a row of headings.',
    wrong: `${tablesWithoutHeader} of ${all} tables have no row of headings.`,
    mending: 'Word: select the first row, Table Layout, Repeat Header Rows.',
  });

const contents = ({ hasContents }: WordCounts) =>
  fact('contents', hasContents, {
    right: 'The document is long and has a table of contents.',
    wrong: 'The document is long and has no table of contents.',
    mending: 'Word: References, Table of Contents.',
  });

function fact(
  kind: string,
  isRight: boolean,
  { right, wrong, mending }: { right: string; wrong: string; mending: string },
): Fact {
  return isRight ? { kind, isRight, words: right } : { kind, isRight, words: wrong, mending };
}
