import { randomBytes } from 'node:crypto';

export type ItemKind = 'publication' | 'form';

/** A document of a made-up item, with every name that it has anywhere. */
export interface ItemDocument {
  /** Our own permanent id, and the neutral name: both are in the public address. */
  publicId: string;
  fileName: string;
  /** The number of the file in the media library. */
  mediaId: number;
  /** In the private store, with its extension. */
  storedName: string;
  sha256: string;
  /** As the editor's computer called it. */
  uploadName: string;
  /** The stored name of the small picture of it, where there is one. */
  thumbnail?: string;
}

/** A made-up publication or form. Its words occur nowhere else, so whoever sees one has seen it. */
export interface Item {
  kind: ItemKind;
  documentId: string;
  slug: string;
  /** In titles, texts and files. */
  words: string[];
  documents: ItemDocument[];
  /** Its entry is public already, so that the id of that is no secret. */
  isPartOfPublic?: boolean;
  /** Entity tags that a visitor kept from when it was public, by address. */
  knownTags: Record<string, string>;
}

/** A word that occurs nowhere: letters only, so that no encoding changes it. */
export function newWord(): string {
  return `zq${lettersOnly(18)}`;
}

/** Everything that gives the item away when it stands in an answer. */
export function tracesOf(item: Item): string[] {
  const documents = item.documents.flatMap((document) => [
    document.publicId,
    document.fileName,
    document.storedName,
    document.sha256,
    document.uploadName,
    ...(document.thumbnail ? [document.thumbnail] : []),
  ]);
  const ids = item.isPartOfPublic ? [] : [item.documentId];
  return [...ids, item.slug, ...item.words, ...documents];
}

/** An item that never was: every name as long as that of the other, and of the same letters. */
export function decoyOf(item: Item): Item {
  return {
    ...item,
    documentId: item.isPartOfPublic ? item.documentId : lettersOnly(item.documentId.length),
    slug: decoyName(item.slug),
    words: item.words.map(() => newWord()),
    documents: item.documents.map(decoyDocument),
    knownTags: Object.fromEntries(
      Object.entries(item.knownTags).map(([address, tag]) => [address, decoyTag(tag)]),
    ),
  };
}

function decoyDocument(document: ItemDocument): ItemDocument {
  const sha256 = hexOf(64);
  const stored = (hash: string) => `${hash}-${hexOf(16)}`;
  return {
    publicId: lettersOnly(document.publicId.length),
    fileName: decoyName(document.fileName),
    mediaId: document.mediaId + 900_000,
    storedName: stored(sha256) + extensionOf(document.storedName),
    sha256,
    uploadName: decoyName(document.uploadName),
    ...(document.thumbnail && {
      thumbnail: stored(hexOf(64)) + extensionOf(document.thumbnail),
    }),
  };
}

/** Changes the made-up word in a name and leaves the rest. */
function decoyName(name: string): string {
  return name.replace(/zq[a-z]{18}/, newWord());
}

function decoyTag(tag: string): string {
  return `"${lettersOnly(tag.length - 2)}"`;
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.'));
}

function hexOf(length: number): string {
  return randomBytes(length / 2).toString('hex');
}

function lettersOnly(length: number): string {
  return Array.from(randomBytes(length), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}
