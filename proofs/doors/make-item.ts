import { pdfWithWords } from '../../cms/tests/sample-files.ts';
import type { Entry, StoredFile } from '../../scripts/run/admin-for-tests.ts';
import { isFull } from '../settings.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { pictureOfNoise } from './picture.ts';
import { type Item, type ItemDocument, type ItemKind, newWord } from './item.ts';
import type { World } from './world.ts';

interface DocumentPart {
  publicId: string;
  sha256: string;
  title: string;
}

/**
 * Writes a draft as an author does, with a new word in every text, with a PDF and a picture; in the
 * reduced size a form has the PDF only.
 */
export async function makeDraft(
  product: WholeProduct,
  world: World,
  kind: ItemKind,
): Promise<Item> {
  const words = Array.from({ length: 12 }, newWord);
  const slug = `a-case-${words[0]}`;
  const files = [await uploadPdf(product, words[1])];
  if (isFull || kind === 'publication') files.push(await uploadPicture(product, words[2]));
  const texts = kind === 'publication' ? publicationTexts(words) : formTexts(words);
  const entry = await product.author.create(kind, {
    ...texts,
    title: `A case ${words[0]}`,
    slug,
    summary: `A summary ${words[3]}`,
    types: { connect: [{ documentId: world.typeId }] },
    ...(kind === 'publication' && { themes: { connect: [{ documentId: world.themeId }] } }),
    documents: files.map((file, at) => documentPart(`A document ${words[4 + at]}`, file)),
  });
  return readItem(product, kind, entry, words, slug, files);
}

/** Changes the draft of a public item. @returns an item that holds only what is new in it */
export async function changeDraft(product: WholeProduct, item: Item): Promise<Item> {
  const words = Array.from({ length: 4 }, newWord);
  const slug = `a-case-${words[0]}`;
  const file = await uploadPdf(product, words[1]);
  const before = await product.approver.read(item.kind, item);
  const kept = before['documents'] as { id: number }[];
  const entry = await product.approver.update(item.kind, item, {
    title: `A changed case ${words[0]}`,
    slug,
    summary: `A changed summary ${words[2]}`,
    documents: [...kept, documentPart(`A new report ${words[3]}`, file)],
  });
  const files = [...kept.map(() => undefined), file];
  const all = await readItem(product, item.kind, entry, words, slug, files);
  // The documents that it had are public; the last one is what is new.
  return { ...all, documents: all.documents.slice(-1), isPartOfPublic: true };
}

function documentPart(title: string, file: StoredFile | undefined) {
  return { title, file: file?.id, language: 'English', isAccessible: true };
}

function uploadPdf({ author }: WholeProduct, word = newWord()): Promise<StoredFile> {
  const bytes = pdfWithWords(word);
  return author.store(`upload-${word}.pdf`, blobOf(bytes, 'application/pdf'));
}

function uploadPicture({ author }: WholeProduct, word = newWord()): Promise<StoredFile> {
  return author.store(`upload-${word}.png`, blobOf(pictureOfNoise(), 'image/png'));
}

function blobOf(bytes: Buffer, type: string): Blob {
  return new Blob([new Uint8Array(bytes)], { type });
}

/** Reads back what the CMS gave the entry and its documents. */
async function readItem(
  { approver }: WholeProduct,
  kind: ItemKind,
  entry: Entry,
  words: string[],
  slug: string,
  files: (StoredFile | undefined)[],
): Promise<Item> {
  const stored = await approver.read(kind, entry);
  const parts = stored['documents'] as DocumentPart[];
  const { documentId } = entry;
  const documents = parts.map((part, at) => itemDocument(part, files[at]));
  return { kind, documentId, slug, words, documents, knownTags: {} };
}

function itemDocument(part: DocumentPart, file: StoredFile | undefined): ItemDocument {
  const { publicId, sha256, title } = part;
  const extension = file?.ext ?? '.pdf';
  const thumbnail = file?.formats?.thumbnail;
  return {
    publicId,
    sha256,
    fileName: `${title.toLowerCase().replaceAll(' ', '-')}${extension}`,
    mediaId: file?.id ?? 0,
    storedName: file ? file.hash + file.ext : '',
    uploadName: file?.name ?? '',
    ...(thumbnail && { thumbnail: thumbnail.hash + thumbnail.ext }),
  };
}

function paragraph(text: string) {
  return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
}

function publicationTexts(words: string[]) {
  return {
    kind: 'Report',
    language: 'English',
    referenceName: `Case ${words[6]}`,
    contentWarning: `A warning ${words[7]}`,
    whatHappened: `What happened ${words[8]}`,
    keyLearning: [{ text: `A lesson ${words[8]}` }],
    teamQuestions: [{ text: `A question ${words[9]}` }],
    body: paragraph(`A text ${words[9]}`),
    changeNotes: [{ date: '2026-01-01', note: `A note ${words[10]}` }],
    kindOfReview: `A kind ${words[11]}`,
  };
}

function formTexts(words: string[]) {
  return {
    purpose: 'Referral',
    audience: 'Practitioner',
    version: `Version ${words[6]}`,
    explanation: paragraph(`A text ${words[7]}`),
    howToSend: paragraph(`Send it ${words[8]}`),
    sendTo: {
      name: `A desk ${words[9]}`,
      description: `Open ${words[10]}`,
      phone: '020 7946 0000',
    },
    safeSendingNote: `Safely ${words[11]}`,
  };
}
