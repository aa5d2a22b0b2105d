import type { Columns } from '../csv-file.ts';
import type { PublicationRecord } from '../record-schemas.ts';
import { joined, spaced } from './cells.ts';
import { provenanceColumns, type Provenance } from './provenance-columns.ts';

type Coarse = NonNullable<PublicationRecord['periodReviewed']>['from'] | null | undefined;

/** The columns of `/publications.csv`. New ones go to the end, so that old programs still read it. */
export const publicationColumns: Columns<PublicationRecord & Provenance> = {
  id: { about: 'A name that never changes', cell: ({ id }) => id },
  title: { about: 'The title', cell: ({ title }) => title },
  address: { about: 'The publication’s page', cell: ({ address }) => address },
  kind: {
    about: '`report`, `executive-summary`, `seven-minute-briefing`, `action-plan` or `statement`',
    cell: ({ kind }) => kind,
  },
  review_types: {
    about:
      'Short names of the review types, such as `SAR`, with `; ` between them. A joint review has several',
    cell: ({ reviewTypes }) => joined(reviewTypes.map(({ shortName }) => shortName)),
  },
  kind_of_review: {
    about: 'The kind within its type, such as `Local`, where there is one',
    cell: ({ kindOfReview }) => kindOfReview ?? '',
  },
  reference_name: {
    about: 'The pseudonym or code, such as `Family K`, where there is one',
    cell: ({ referenceName }) => referenceName ?? '',
  },
  summary: { about: 'What it is about, in a few sentences', cell: ({ summary }) => summary },
  themes: {
    about: 'Learning themes, with `; ` between them',
    cell: ({ themes }) => joined(themes.map(({ name }) => name)),
  },
  language: {
    about: 'A language tag of BCP 47, such as `en` or `cy`',
    cell: ({ language }) => language,
  },
  period_from: {
    about:
      'Where the period reviewed begins: `2019`, or `2019-Q3` for July to September. Coarse on purpose',
    cell: ({ periodReviewed }) => coarse(periodReviewed?.from),
  },
  period_to: {
    about: 'Where it ends, likewise; empty when it was not given',
    cell: ({ periodReviewed }) => coarse(periodReviewed?.to),
  },
  first_published_on: {
    about: 'The day it was first published, `YYYY-MM-DD`, in the UK',
    cell: ({ firstPublishedOn }) => firstPublishedOn,
  },
  last_changed_on: {
    about: 'The day of its newest change note, or on which it was archived, or first published',
    cell: ({ lastChangedOn }) => lastChangedOn,
  },
  archived_on: {
    about: 'The day from which its files are no longer kept online; empty for most',
    cell: ({ archivedOn }) => archivedOn ?? '',
  },
  document_addresses: {
    about: 'The address of each of its documents, with a space between them',
    cell: ({ documents }) => spaced(documents.map(({ address }) => address)),
  },
  identifier: {
    about: 'Its address in the API, which outlives its title and its page',
    cell: ({ identifier }) => identifier,
  },
  content_warning: {
    about: 'To be shown before the publication is read, where there is one',
    cell: ({ contentWarning }) => contentWarning ?? '',
  },
  key_learning: {
    about: 'What was learned, one point a line',
    cell: ({ keyLearning }) => keyLearning.join('\n'),
  },
  related_ids: {
    about: 'The `id` of each publication that belongs with it, with a space between them',
    cell: ({ related }) => spaced(related),
  },
  ...provenanceColumns,
  what_happened: {
    about: 'What happened, in a few lines, where it is told',
    cell: ({ whatHappened }) => whatHappened ?? '',
  },
  team_questions: {
    about: 'What a team can ask itself about it, one question a line',
    cell: ({ teamQuestions }) => teamQuestions.join('\n'),
  },
};

/** `2019`, or `2019-Q3` where the quarter is known. */
function coarse(date: Coarse): string {
  if (!date) return '';
  return date.quarter ? `${date.year}-Q${date.quarter}` : String(date.year);
}
