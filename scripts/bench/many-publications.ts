import { createHash } from 'node:crypto';
import type { Publication, PublishedSet, RichText } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { describedBytes } from './document-bytes.ts';

const kinds = [
  'report',
  'executive-summary',
  'seven-minute-briefing',
  'action-plan',
  'statement',
] as const;

/** Common words, none of which says anything of a person. */
const words = (
  'the of and to in agencies worker school health family home visit record meeting plan review ' +
  'learning practice support listen question decision team information shared early help care ' +
  'assessment risk change adult child parent week month shows found should was were had with for'
).split(' ');

/** The one at a place of a list that begins again at its end. */
function around<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('The examples lack what is to be repeated.');
  return found;
}

const wordsInAParagraph = 80;
const paragraphs = 8;

/**
 * A published set with as many publications as asked, about 650 words each: the same each time. The
 * rest is that of the examples.
 */
export function manyPublications(number: number): PublishedSet {
  const { lists } = examplePublishedSet;
  const publications = Array.from({ length: number }, (_, index) => publicationAt(index));
  return {
    ...examplePublishedSet,
    revision: 1,
    lists: { ...lists, publications, withdrawals: [], 'former-documents': [], 'take-downs': [] },
  };
}

function publicationAt(index: number): Publication {
  const { lists } = examplePublishedSet;
  const types = lists['review-types'];
  const themes = lists.themes;
  const model = around(lists.publications, 0);
  const document = around(model.documents, 0);
  const title = `${sentence(index, 6)} (${index})`;
  return {
    ...model,
    id: idOf('publication', index),
    slug: `publication-${index}`,
    title,
    referenceName: null,
    kind: around(kinds, index),
    types: [around(types, index).id],
    themes: [around(themes, index).id, around(themes, index * 7 + 1).id],
    summary: sentence(index + 1, 25),
    contentWarning: null,
    body: bodyOf(index),
    firstPublishedOn: dayOf(index),
    changeNotes: [],
    documents: [
      {
        ...document,
        id: idOf('document', index),
        title: `${title}: full report`,
        fileName: `publication-${index}.pdf`,
        ...describedBytes(index),
      },
    ],
    related: index > 0 ? [idOf('publication', index - 1)] : [],
  };
}

function bodyOf(index: number): RichText {
  return Array.from({ length: paragraphs }, (_, paragraph) => ({
    type: 'paragraph' as const,
    children: [
      { type: 'text' as const, text: sentence(index * 31 + paragraph, wordsInAParagraph) },
    ],
  }));
}

function sentence(seed: number, length: number): string {
  let state = seed * 2_654_435_761 + 1;
  const picked = Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return words[state % words.length];
  });
  const text = picked.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Days over twenty years, several publications on each. */
function dayOf(index: number): string {
  return new Date(Date.UTC(2006, 0, 1 + (index % 7_300))).toISOString().slice(0, 10);
}

function idOf(kind: string, index: number): string {
  return createHash('sha256').update(`${kind} ${index}`).digest('hex').slice(0, 24);
}
