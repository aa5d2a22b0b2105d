import type { ReadDocument } from '../../read-document.js';
import type { WordCounts } from './word-context.js';

type Fact = ReadDocument['accessibility'][number];

/** About twenty pages. */
const longInWords = 8000;
/** Shorter ones are read at a glance. */
const needsHeadingsFromWords = 500;

/** Basic accessibility of a Word file. The title is told with the other properties. */
export function wordAccessibility(counts: WordCounts, language: string | null): Fact[] {
  const { headings, pictures, picturesWithoutText, tables, tablesWithoutHeader, words } = counts;
  return [
    {
      kind: 'language',
      isRight: language !== null,
      words: 'It says in which language it is',
      mending:
        'Word: Review, Language, Set Proofing Language, choose English (United Kingdom), Set As Default.',
    },
    {
      kind: 'headings',
      isRight: headings.length > 0 || words < needsHeadingsFromWords,
      words: 'Its headings are marked as headings, so that a reader can jump from one to the next',
      mending: 'Word: give headings the styles Heading 1, Heading 2 and so on.',
    },
    {
      kind: 'heading-order',
      isRight: headings.every((level, at) => level <= (headings[at - 1] ?? 0) + 1),
      words: 'Its headings follow each other without leaving out a level',
      mending:
        'Word: View, Navigation Pane shows the levels; give each heading the style of its level.',
    },
    {
      kind: 'alternative-text',
      isRight: picturesWithoutText === 0,
      words: 'Its pictures have alternative text or are marked as decoration',
      mending: `${picturesWithoutText} of ${pictures} have none. Word: right-click each, View Alt Text, and describe it or mark it as decorative.`,
    },
    {
      kind: 'table-headers',
      isRight: tablesWithoutHeader === 0,
      words: 'Its tables have a row of headings',
      mending: `${tablesWithoutHeader} of ${tables} have none. Word: select the first row, Table Layout, Repeat Header Rows.`,
    },
    {
      kind: 'contents',
      isRight: counts.hasContents || words < longInWords,
      words: 'It has a table of contents, if it is long',
      mending: 'Word: References, Table of Contents.',
    },
  ];
}
