import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { signedLink } from 'strapi-provider-private-files';
import type { HeldBack } from '../checking/held-back';
import { namesToTick } from '../checking/names/to-tick';
import type { LibraryFile } from '../checking/what-to-check';
import { fingerprintOf, readContent } from '../history/content';
import type { Fields } from '../rules/fault';
import { loadDraft } from '../saving/load-entry';
import { dryRun } from '../scheduling/dry-run';
import { freshenFacts } from '../scheduling/freshen-facts';
import { settings } from '../settings';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { DocumentAnswer, HeldBackAnswer, LookAnswer } from './answers';
import { approvedBefore } from './approved-before';
import { heldBackOf } from './why-held-back';

interface Part {
  title?: string | null;
  format?: string | null;
  pages?: number | null;
  bytes?: number | null;
  language?: string | null;
  isAccessible?: boolean | null;
  file?: LibraryFile | null;
}

/**
 * What an approver looks at before deciding: the documents, and what publishing would refuse. What
 * is read after it can only be newer than its fingerprint, so nobody approves what they did not see.
 *
 * @throws NotFoundError (404) when it was deleted
 */
export async function lookAt(strapi: Core.Strapi, entry: EntryRef): Promise<LookAnswer> {
  await freshenFacts(strapi, [entry]);
  const content = await readContent(strapi, entry, 'draft');
  if (!content) throw new errors.NotFoundError('There is no such entry.');
  const draft = (await loadDraft(strapi, entry.uid, entry.documentId)) ?? {};
  const held = await heldBackOf(strapi, entry, draft);
  const heldBack = inLines(held);
  const fingerprint = fingerprintOf(content);
  return {
    fingerprint,
    approvedBefore: await approvedBefore(strapi, entry, fingerprint),
    documents: documentsOf(draft),
    heldBack,
    namesToTick: await namesToTick(strapi, entry, held.names),
    problem: heldBack.length === 0 ? await problemOf(strapi, entry) : null,
  };
}

function inLines({ page, documents }: HeldBack): HeldBackAnswer[] {
  const messages = new Set(page.map(({ message }) => message));
  return [...[...messages].map((why) => ({ title: null, why })), ...documents];
}

/** Why it could not be published as it is; null where nothing is wrong. */
async function problemOf(strapi: Core.Strapi, entry: EntryRef): Promise<string | null> {
  try {
    await dryRun(strapi, [entry]);
    return null;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return error.message;
    throw error;
  }
}

/** As long as an approver may take to read what they decide about. */
const linkSeconds = 1800;

function pathOf({ hash, ext }: LibraryFile): string {
  return signedLink(hash + (ext ?? ''), settings().secrets.FILES_SECRET, linkSeconds);
}

function documentsOf(draft: Fields): DocumentAnswer[] {
  const parts = (draft.documents ?? []) as Part[];
  return parts.map(({ title, format, pages, bytes, language, isAccessible, file }) => ({
    title: title || 'A document without a title',
    fileName: file?.name ?? null,
    path: file ? pathOf(file) : null,
    format: format ?? null,
    pages: pages ?? null,
    bytes: bytes ? Number(bytes) : null,
    language: language ?? null,
    isAccessible: isAccessible === true,
  }));
}
