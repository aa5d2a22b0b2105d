import type { Core } from '@strapi/strapi';
import { isFreeOfViruses } from '../checking/viruses/may-leave';
import type { OpenedShare, Share } from '@learning-reviews/content-contract';
import { servable } from '../documents/may-serve';
import { withPlaceholders } from '../preview/placeholders';
import { hashOfToken } from './link-token';
import { documentTitle, notOffered, stampSource } from './offered-documents';
import { recordOpening } from './openings';
import { endOf, linkNumber, type ShareLink } from './share-link';
import { findByTokenHash } from './share-links';
import { readVersion, type EntryVersion } from './shared-draft';
import { stampDocument, type StampedCopy } from './stamping/stamp-document';
import type { StampWords } from './stamping/stamp-drawing';
import { writableName } from './stamping/stamp-words';

interface OpenLink {
  link: ShareLink;
  version: EntryVersion;
  isPaused: boolean;
}

export interface SharedDocument {
  fileName: string;
  copy: StampedCopy;
}

/**
 * What the holder of a link is told before anything is opened.
 *
 * @returns null for every link that works no more or never did, without a reason
 */
export async function readShare(strapi: Core.Strapi, token: string): Promise<Share | null> {
  const opened = await findOpenLink(strapi, token);
  return opened && shareOf(opened);
}

/** Opens the page of a link and records it. A paused link opens nothing. Null as `readShare`. */
export async function openShare(strapi: Core.Strapi, token: string): Promise<OpenedShare | null> {
  const opened = await findOpenLink(strapi, token);
  if (!opened) return null;
  const { link, version, isPaused } = opened;
  if (isPaused) return { share: shareOf(opened), shown: null, notOffered: [] };
  const entry = withPlaceholders(version.schema, version.entry) as ShownEntry | null;
  if (!entry) {
    strapi.log.error(`${link.uid} ${link.documentId} cannot be shown to whom it is shared with.`);
    return null;
  }
  const documents = entry.documents.filter(({ id }) => link.offered.includes(id));
  await recordOpening(strapi, link.id, 'page');
  return {
    share: shareOf(opened),
    shown: { kind: version.kind, entry: { ...entry, documents } } as OpenedShare['shown'],
    notOffered: notOffered(version.documents, link.offered),
  };
}

type ShownEntry = NonNullable<OpenedShare['shown']>['entry'];

/** Whether a link offers a document now, without opening it. */
export async function offersDocument(
  strapi: Core.Strapi,
  token: string,
  publicId: string,
): Promise<boolean> {
  const opened = await findOpenLink(strapi, token);
  return opened !== null && documentOf(opened, publicId) !== undefined;
}

/**
 * A copy of a document with the recipient's name on each page, and records that it was opened.
 *
 * @returns null for every "no"; close the copy when it was sent
 * @throws BusyError when too many documents are being made ready
 */
export async function openShareDocument(
  strapi: Core.Strapi,
  token: string,
  publicId: string,
): Promise<SharedDocument | null> {
  const opened = await findOpenLink(strapi, token);
  const document = opened && documentOf(opened, publicId);
  const file = document && servable(document);
  const source = document && stampSource(document);
  if (!file || !source || !(await isFreeOfViruses(strapi, document.file?.hash ?? ''))) return null;
  const copy = await stampDocument(source, wordsFor(opened.link, new Date()));
  if (!copy) return null;
  try {
    // It may have been revoked while the copy was made.
    const isStillOpen = await offersDocument(strapi, token, publicId);
    if (isStillOpen) await recordOpening(strapi, opened.link.id, documentTitle(document));
    if (isStillOpen) return { fileName: file.fileName, copy };
  } catch (error) {
    await copy.close();
    throw error;
  }
  await copy.close();
  return null;
}

async function findOpenLink(strapi: Core.Strapi, token: string): Promise<OpenLink | null> {
  const hash = hashOfToken(token);
  const link = hash && (await findByTokenHash(strapi, hash));
  if (!link || endOf(link, new Date())) return null;
  const version = await readVersion(strapi, link);
  if (!version || (await wasPublishedSince(strapi, link))) return null;
  return { link, version, isPaused: version.digest !== link.version };
}

/** Publishing closes links; this also ends one that was being made at that moment. */
async function wasPublishedSince(strapi: Core.Strapi, link: ShareLink): Promise<boolean> {
  const published = await readVersion(strapi, link, 'published');
  return (published?.publishedAt ?? '') >= link.madeAt;
}

function documentOf({ link, version, isPaused }: OpenLink, publicId: string) {
  if (isPaused || !link.offered.includes(publicId)) return undefined;
  return version.documents.find((document) => document.publicId === publicId);
}

function shareOf({ link, isPaused }: OpenLink): Share {
  const { recipient, purpose, madeBy, worksUntil } = link;
  return { recipient, purpose, madeBy, worksUntil, isPaused };
}

const ukDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

function wordsFor(link: ShareLink, now: Date): StampWords {
  const number = linkNumber(link);
  const name = writableName(link.recipient, number);
  const day = ukDay.format(now);
  return {
    across: `${name} · ${day}`,
    foot: `Shared with ${name} on ${day}. Not published. Do not pass on. Link ${number}`,
  };
}
