import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { asActor } from '../audit/actor';
import {
  noteFormerDocuments,
  publishedDocumentsOf,
  type KnownDocument,
} from '../documents/former-documents';
import { cutOffDownloads } from '../documents/running-downloads';
import { editableKind } from '../editor-screens/editable-kinds';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import type { Fields } from '../rules/fault';
import { loadPublished } from '../saving/load-entry';
import { forgetTakeDown } from '../taking-down/after-take-off';
import { actorName } from './actor';
import type { EntryRef } from './entry-ref';
import { addWithdrawal, type WithdrawalRecord } from './records';
import { oweTombstones } from './owed-tombstones';
import { removeTombstone, writeTombstone } from './tombstones';
import { copyTombstones } from './tombstones-in-bucket';

/** Why something goes; a plain unpublish or delete gives no reason and leaves no notice. */
export type Grounds = Pick<WithdrawalRecord, 'kind' | 'reason' | 'text' | 'leavesNotice'>;

const withoutTrace: Grounds = {
  kind: 'taken-down',
  reason: null,
  text: null,
  leavesNotice: false,
};

const grounds = new AsyncLocalStorage<(Grounds & { by?: string }) | 'recorded'>();

/** For what unpublishes an entry whose withdrawal is recorded by the caller. */
export function withoutRecord<T>(work: () => Promise<T>): Promise<T> {
  return grounds.run('recorded', work);
}

/** Says why what `work` unpublishes goes off the site. */
export function onGrounds<T>(given: Grounds & { by?: string }, work: () => Promise<T>): Promise<T> {
  const run = () => grounds.run(given, work);
  return given.by === undefined ? run() : asActor(given.by, run);
}

/** How the audit trail calls what goes off the site now. */
export function takingOffAction(): 'withdrew' | 'taken-down' | 'unpublished' {
  const given = grounds.getStore();
  if (given === undefined) return 'unpublished';
  return given !== 'recorded' && given.kind === 'withdrawn' ? 'withdrew' : 'taken-down';
}

/**
 * Stands around everything that takes an entry off the site: remembers it outside the backup set
 * first, then does it and records it in one transaction. If the process dies in between, the next
 * start finishes it. Where it cannot be remembered, it goes off the site all the same.
 *
 * @param next unpublishes or deletes the entry
 */
export async function takeOff(
  strapi: Core.Strapi,
  entry: EntryRef,
  next: () => Promise<unknown>,
): Promise<unknown> {
  const given = grounds.getStore() ?? withoutTrace;
  const published = await loadPublished(strapi, entry.uid, entry.documentId);
  if (!published || given === 'recorded') return next();
  const documents = publishedDocumentsOf(strapi, entry.uid, published);
  const record = recordOf(strapi, entry, published, documents, given);
  const tombstone = { ...record, documents: documents.map(({ publicId }) => publicId) };
  await writeTombstone(tombstone).catch((error: unknown) => oweTombstones(strapi, error));
  return inTurn(
    strapi,
    entry,
    async () => {
      if (!(await loadPublished(strapi, entry.uid, entry.documentId))) {
        // Somebody else was first.
        await forget(strapi, record.id);
        return next();
      }
      const result = await next();
      await addWithdrawal(strapi, record);
      await forgetTakeDown(strapi, entry);
      await noteFormerDocuments(strapi, entry, documents, []);
      await raiseRevision(strapi);
      return result;
    },
    {
      done: () => cutOffDownloads(tombstone.documents),
      undo: () => void forget(strapi, record.id),
    },
  );
}

async function forget(strapi: Core.Strapi, id: string): Promise<void> {
  try {
    await removeTombstone(id);
  } catch (error) {
    strapi.log.error(`The withdrawal ${id} did not happen, but is kept: ${String(error)}`);
  }
}

/** Calls `done` once this and any transaction around it is committed, `undo` if it is rolled back. */
function inTurn(
  strapi: Core.Strapi,
  entry: EntryRef,
  work: () => Promise<unknown>,
  { done, undo }: { done: () => void; undo: () => void },
): Promise<unknown> {
  return strapi.db.transaction(async ({ onCommit, onRollback }) => {
    onRollback(undo);
    onCommit(() => {
      done();
      noteStanding(strapi, entry);
      void copyTombstones(strapi);
    });
    await lockRevision(strapi);
    return work();
  });
}

function recordOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  published: Fields,
  documents: readonly KnownDocument[],
  { by, ...given }: Grounds & { by?: string },
): WithdrawalRecord {
  return {
    ...entry,
    ...given,
    id: randomUUID(),
    path: publicPath(entry.uid, published.slug),
    sha256s: documents.flatMap(({ sha256 }) => sha256 ?? []),
    at: new Date().toISOString(),
    by: by ?? actorName(strapi),
  };
}

/** The public address of an entry from the first slash, or null for what has no page. */
export function publicPath(uid: string, slug: unknown): string | null {
  const kind = editableKind(uid);
  return kind && typeof slug === 'string' && slug ? kind.sitePath(slug) : null;
}
