import type { EntryRef } from '../../withdrawing/entry-ref';
import type { EntryQuery } from '../readable-entries';

/** The line about publications that are public although their review date has passed. */
export function reviewDueOf(due: readonly EntryRef[]) {
  return {
    id: 'review-due',
    uid: 'api::publication.publication',
    title: 'Publications past their review date',
    help: 'Decide whether each stays public. It leaves this list when you set when it comes down, or when it is published again, for example with a note under “What has changed”.',
    query: (): Omit<EntryQuery, 'limit'> => ({
      status: 'published',
      fields: ['documentId'],
      filters: { documentId: { $in: due.map(({ documentId }) => documentId) } },
    }),
  } as const;
}
