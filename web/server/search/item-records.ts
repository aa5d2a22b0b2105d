import type { Form, Publication } from '@learning-reviews/content-contract';
import type { ItemRecord } from './index/item-record.ts';
import type { PageEntry } from './page-entries.ts';
import { inOne, textsOf, textsOfContact } from './published-texts.ts';
import type { WantedItem } from './wanted-items.ts';

/** What the index is told of an item: every published word of it but those of its documents. */
export function recordOf(item: WantedItem): ItemRecord {
  const { kind, entry, about, fingerprint } = item;
  const { id, types } = entry;
  const documents = entry.documents.map((document) => ({
    id: document.id,
    sha256: document.sha256,
  }));
  const own = { kind, id, fingerprint, types, documents };
  if (kind === 'publication') return { ...own, about, ...ofPublication(entry) };
  if (kind === 'page') return { ...own, about: [...about, ...entry.details], ...ofPage(entry) };
  return { ...own, about: [...about, ...detailsOf(entry)], ...ofForm(entry) };
}

type OwnWords = Pick<ItemRecord, 'day' | 'title' | 'learning' | 'summary' | 'body'>;

function ofPublication(publication: Publication): OwnWords {
  const { title, referenceName, firstPublishedOn, keyLearning, summary } = publication;
  const { whatHappened, teamQuestions, body, contentWarning, changeNotes } = publication;
  return {
    day: dayOf(firstPublishedOn),
    title: inOne([title, referenceName]),
    learning: keyLearning,
    summary,
    body: inOne([
      whatHappened,
      ...teamQuestions,
      ...textsOf(body),
      contentWarning,
      ...changeNotes.map(({ note }) => note),
    ]),
  };
}

function ofForm(form: Form): OwnWords {
  const { title, appliesFrom, summary, explanation, howToSend, changeNotes } = form;
  return {
    day: appliesFrom ? dayOf(appliesFrom) : 0,
    title,
    learning: [],
    summary,
    body: inOne([
      ...textsOf(explanation),
      form.safeSendingNote,
      ...textsOf(howToSend),
      ...changeNotes.map(({ note }) => note),
    ]),
  };
}

/** Its summary is a part of its text, from which passages are cut. */
function ofPage({ names, texts }: PageEntry): OwnWords {
  return { day: 0, title: inOne(names), learning: [], summary: '', body: inOne(texts) };
}

/** What is no part of the text of a form, each by itself. */
function detailsOf({ version, sendTo }: Form): string[] {
  return [...(version === null ? [] : [version]), ...(sendTo ? textsOfContact(sendTo) : [])];
}

const msPerDay = 86_400_000;

function dayOf(day: string): number {
  return Math.floor(Date.parse(day) / msPerDay);
}
