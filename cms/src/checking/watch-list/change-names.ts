import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { hashesOf, mask } from 'document-checks';
import { overtakeApprovals } from '../../approving/approval-rows';
import { actorOf } from '../../audit/actor';
import { auditedTransaction, noteEvent } from '../../audit/record';
import { lockRevision } from '../../published/revision';
import type { EntryRef } from '../../withdrawing/entry-ref';
import type { NameDecision } from '../answers';
import { idOfName, tickName } from '../names/rows';
import { oneDocument, reportOf } from '../one-document';
import { queueEntry } from '../queue';
import { watchListKey } from './for-checker';
import { addWatchedName, removeWatchedName, watchedNames } from './rows';
import { whyMayNotRemove } from './who-may-remove';

const mostNames = 200;
const longestName = 120;

/**
 * Adds names that must not appear in an entry, and has its documents checked for them.
 *
 * @param typed one name in each line
 * @throws ValidationError (400) that says what is wrong, without repeating a name
 */
export async function addNames(
  strapi: Core.Strapi,
  entry: EntryRef,
  typed: unknown,
): Promise<void> {
  const names = readNames(typed);
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    await addAll(strapi, entry, names);
  });
}

/**
 * Takes a name off the list. What was asked or approved with it must be asked anew.
 *
 * @throws NotFoundError (404) when somebody has removed it already
 * @throws ForbiddenError (403) where somebody else must; the answer about checks says who
 */
export async function removeName(
  strapi: Core.Strapi,
  entry: EntryRef,
  { id, mayPublish }: { id: unknown; mayPublish: boolean },
): Promise<void> {
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    const name = (await watchedNames(strapi, entry)).find((one) => one.id === id);
    if (!name) throw new errors.NotFoundError('This name is not on the list any more.');
    const refusal = (await whyMayNotRemove(strapi, entry, mayPublish))(name);
    if (refusal) throw new errors.ForbiddenError(refusal);
    await removeWatchedName(strapi, entry, name.id);
    if (name.isUsable) await overtakeApprovals(strapi, entry);
    await noteChange(strapi, entry, { removed: 1 });
    await queueEntry(strapi, entry);
  });
}

/**
 * Notes what names of a report are. One that must not appear joins those that were typed.
 *
 * @param decisions by the id that the report gives each name
 */
export async function tickNames(
  strapi: Core.Strapi,
  entry: EntryRef,
  publicId: unknown,
  decisions: ReadonlyMap<string, NameDecision>,
): Promise<void> {
  await auditedTransaction(strapi, async () => {
    await lockRevision(strapi);
    const report = reportOf(await oneDocument(strapi, entry, publicId));
    const { name: by } = actorOf(strapi);
    const unwanted: string[] = [];
    for (const { name } of report.names) {
      const id = idOfName(entry, name);
      const decision = decisions.get(id);
      if (!decision) continue;
      await tickName(strapi, entry, id, decision, by);
      if (decision === 'must-not-appear') unwanted.push(name);
    }
    if (unwanted.length > 0) await addAll(strapi, entry, unwanted);
  });
}

async function addAll(
  strapi: Core.Strapi,
  entry: EntryRef,
  names: readonly string[],
): Promise<void> {
  const before = await watchedNames(strapi, entry);
  const known = new Set(before.map(({ hashes }) => [...hashes].sort().join()));
  const { name: addedBy } = actorOf(strapi);
  let added = 0;
  for (const name of names) {
    const hashes = hashesOf(name, watchListKey(entry));
    if (hashes.length === 0 || known.has([...hashes].sort().join())) continue;
    await addWatchedName(strapi, entry, { hashes, masked: mask(name), addedBy });
    known.add([...hashes].sort().join());
    added += 1;
  }
  if (before.length + added > mostNames) {
    throw new errors.ValidationError(`Keep the list within ${mostNames} names.`);
  }
  if (added === 0) return;
  await noteChange(strapi, entry, { added });
  await queueEntry(strapi, entry);
}

async function noteChange(
  strapi: Core.Strapi,
  entry: EntryRef,
  details: { added: number } | { removed: number },
): Promise<void> {
  await noteEvent(strapi, { action: 'names-changed', entry, details });
}

function readNames(typed: unknown): string[] {
  const lines = (typeof typed === 'string' ? typed : '').split('\n');
  const names = [...new Set(lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean))];
  if (names.length === 0) throw new errors.ValidationError('Type a name, one in each line.');
  if (names.length > mostNames) {
    throw new errors.ValidationError(`Keep the list within ${mostNames} names.`);
  }
  const at = names.findIndex((name) => name.length > longestName || !/\p{L}{2}/u.test(name));
  if (at < 0) return names;
  throw new errors.ValidationError(
    `Name number ${at + 1} is no name: it is longer than ${longestName} characters, or has no letters.`,
  );
}
