import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { lockRevision } from '../published/revision';
import { inTransaction } from '../tables/own-table';
import { attributesOf, hasDrafts } from './load-entry';
import { staleWords } from './stale-words';
import { versionHeader } from './version-header';

interface EntryToChange {
  uid: string;
  documentId: string | undefined;
}

/** The edit screen that asks, and the version of the draft that it has. */
interface Screen {
  uid: string;
  documentId: string;
  /** What Strapi calls `updatedAt`: ISO 8601, UTC. */
  version: string;
  userId: unknown;
  hasNow(version: string): void;
}

interface Stored {
  updatedAt: string | Date;
  updatedBy?: { id: number; firstname?: string | null; lastname?: string | null } | null;
}

/**
 * Refuses a save or publish from an edit screen that was filled in from another version of the
 * draft than the stored one: it would bring back what a colleague has taken out. Whoever names no
 * version (a command, a bulk action) is not asked for one.
 *
 * @throws ValidationError (400) that says who changed it and what to do. Not a ConflictError:
 * Strapi's form would then take what was typed for saved.
 */
export async function refuseStale(strapi: Core.Strapi, entry: EntryToChange): Promise<void> {
  const screen = screenThatAsks(strapi, entry);
  if (screen) await refuseUnlessSame(strapi, screen);
}

/**
 * Makes the change if `refuseStale` has nothing against it, and lets nobody come between; then
 * tells the screen which version it has now.
 *
 * @param change in the transaction that this begins, so nothing slow
 * @throws ValidationError (400), as `refuseStale`
 */
export async function unlessStale(
  strapi: Core.Strapi,
  entry: EntryToChange,
  change: () => Promise<unknown>,
): Promise<unknown> {
  const screen = screenThatAsks(strapi, entry);
  if (!screen) return change();
  return strapi.db.transaction(async () => {
    // First of all locks, as in every change: two that wait for each other would both be lost.
    await lockRevision(strapi);
    await lockDraft(strapi, screen);
    await refuseUnlessSame(strapi, screen);
    const result = await change();
    const stored = await readStored(strapi, screen);
    if (stored) screen.hasNow(new Date(stored.updatedAt).toISOString());
    return result;
  });
}

function screenThatAsks(strapi: Core.Strapi, { uid, documentId }: EntryToChange): Screen | null {
  const context = strapi.requestContext.get();
  if (!context || !documentId) return null;
  const { model, id } = (context['params'] ?? {}) as { model?: string; id?: string };
  const isSingle = strapi.getModel(uid as never)?.['kind'] === 'singleType';
  if (model !== uid || (isSingle ? id !== undefined : id !== documentId)) return null;
  // A publish saves first, and then publishes the version that it has made.
  const version = (context.state.version as string | undefined) ?? context.get(versionHeader);
  if (!version) return null;
  const hasNow = (made: string) => {
    context.state.version = made;
    context.set(versionHeader, made);
  };
  const user = context.state.user as { id?: unknown } | undefined;
  return { uid, documentId, version, userId: user?.id, hasNow };
}

/** Another version may be an older one too: what is published, after changes were discarded. */
async function refuseUnlessSame(strapi: Core.Strapi, screen: Screen): Promise<void> {
  const stored = await readStored(strapi, screen);
  if (!stored) return;
  const seen = Date.parse(screen.version);
  const changed = new Date(stored.updatedAt);
  if (changed.getTime() === seen) return;
  const by = [stored.updatedBy?.firstname, stored.updatedBy?.lastname].filter(Boolean).join(' ');
  const isOwn = screen.userId !== undefined && stored.updatedBy?.id === screen.userId;
  const wentBack = changed.getTime() < seen;
  const message = staleWords({ by, isOwn, wentBack, changed, now: new Date() });
  throw new errors.ValidationError(message, {
    errors: firstField(strapi, screen.uid).map((path) => ({
      path: [path],
      message,
      name: 'ValidationError',
    })),
  });
}

/** Where the words stay to be read; the message above the screen goes after a few seconds. */
function firstField(strapi: Core.Strapi, uid: string): string[] {
  const found = Object.entries(attributesOf(strapi, uid)).find(([, { type }]) => type === 'string');
  return found ? [found[0]] : [];
}

async function readStored(
  strapi: Core.Strapi,
  { uid, documentId }: Screen,
): Promise<Stored | null> {
  return strapi.db.query(uid).findOne({
    where: { documentId, ...(hasDrafts(strapi, uid) ? { publishedAt: null } : {}) },
    select: ['id', 'updatedAt'],
    populate: { updatedBy: { select: ['id', 'firstname', 'lastname'] } },
  });
}

/** Two screens that save in the same moment go one after the other. SQLite does so by itself. */
async function lockDraft(strapi: Core.Strapi, { uid, documentId }: Screen): Promise<void> {
  const { tableName } = strapi.db.metadata.get(uid);
  await inTransaction(strapi, async (trx) => {
    const rows = trx(tableName).where({ document_id: documentId }).select('id').forUpdate();
    await (hasDrafts(strapi, uid) ? rows.whereNull('published_at') : rows);
  });
}
