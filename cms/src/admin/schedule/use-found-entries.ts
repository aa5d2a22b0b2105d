import { useEffect, useState } from 'react';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import type { Answered } from '../use-answer';
import type { EntryRef } from '../withdrawing/release-state';
import type { SeenDraft } from './seen-draft';
import { type PlannableKind, plannableKinds, titleIn } from './plannable-kinds';

/** An entry that can be planned. */
export interface FoundEntry extends EntryRef {
  title: string;
  kindName: string;
  /** Whether an earlier version of it is on the site. */
  isChange: boolean;
  /** Read when it is chosen, or with the screen on which it is. */
  seen?: SeenDraft | undefined;
}

interface Row {
  documentId: string;
  [field: string]: unknown;
  status?: 'draft' | 'modified' | 'published';
  updatedAt: string;
}

type Get = ReturnType<typeof useFetchClient>['get'];

const kinds = plannableKinds.filter(({ isSingle }) => !isSingle);

/** How long somebody may go on typing before the CMS is asked, in milliseconds. */
const patience = 250;
const most = 8;

/**
 * Entries that differ from what is on the site, the last changed first.
 *
 * @param words of their titles; the last changed of all when there are none
 */
export function useFoundEntries(words: string): Answered<FoundEntry[]> {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answered<FoundEntry[]>>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const lists = await Promise.all(kinds.map((kind) => findRows(get, kind, words.trim())));
      const found = lists
        .flat()
        .sort((one, other) => other.row.updatedAt.localeCompare(one.row.updatedAt))
        .slice(0, most)
        .map(toEntry);
      if (isCurrent) setAnswer({ state: 'ready', data: found });
    };
    const failed = () => isCurrent && setAnswer({ state: 'failed' });
    const timer = setTimeout(() => void ask().catch(failed), patience);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [get, words]);
  return answer;
}

/** Of one kind; none of a kind that the person may not read. */
async function findRows(
  get: Get,
  kind: PlannableKind,
  words: string,
): Promise<{ kind: PlannableKind; row: Row }[]> {
  const narrow = words ? { filters: { $and: [{ [kind.titleField]: { $containsi: words } }] } } : {};
  const params = { page: 1, pageSize: 30, sort: 'updatedAt:DESC', ...narrow };
  try {
    const address = `/content-manager/collection-types/${kind.uid}`;
    const { data } = await get<{ results: Row[] }>(address, { params });
    return data.results
      .filter(({ status }) => status !== 'published')
      .map((row) => ({ kind, row }));
  } catch (error) {
    if (isFetchError(error) && error.status === 403) return [];
    throw error;
  }
}

function toEntry({ kind, row }: { kind: PlannableKind; row: Row }): FoundEntry {
  return {
    uid: kind.uid,
    kindName: kind.kindName,
    documentId: row.documentId,
    title: titleIn(kind, row),
    isChange: row.status === 'modified',
  };
}
