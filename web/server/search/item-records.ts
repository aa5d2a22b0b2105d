import type { Block, Form, ListBlock, Publication } from '@learning-reviews/content-contract';
import { plainText } from '../../src/rich-text/outline.ts';
import type { ItemRecord } from './index/item-record.ts';
import type { WantedItem } from './wanted-items.ts';

/** What the index is told of an item: every published word of it but those of its documents. */
export function recordOf(item: WantedItem): ItemRecord {
  const { kind, entry, about, fingerprint } = item;
  const { id, types } = entry;
  const documents = entry.documents.map((document) => ({
    id: document.id,
    sha256: document.sha256,
  }));
  if (kind === 'publication') {
    return { kind, id, fingerprint, about, types, documents, ...ofPublication(entry) };
  }
  const all = [...about, ...detailsOf(entry)];
  return { kind, id, fingerprint, about: all, types, documents, ...ofForm(entry) };
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

/** What is no part of the text of a form, each by itself. */
function detailsOf({ version, sendTo }: Form): string[] {
  const contact = sendTo
    ? [sendTo.name, sendTo.description, sendTo.phone, sendTo.textPhone, sendTo.email, sendTo.hours]
    : [];
  return [version, ...contact].filter((one) => one !== null);
}

const msPerDay = 86_400_000;

function dayOf(day: string): number {
  return Math.floor(Date.parse(day) / msPerDay);
}

function inOne(texts: readonly (string | null)[]): string {
  return texts.filter(Boolean).join(' ');
}

/** The words of each block of a text, in their order. */
function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? textsOfList(block) : [plainText(block.children)],
  );
}

function textsOfList({ children }: ListBlock): string[] {
  return children.flatMap((child) =>
    child.type === 'list' ? textsOfList(child) : [plainText(child.children)],
  );
}
