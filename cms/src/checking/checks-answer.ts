import type { Core } from '@strapi/strapi';
import { loadDraft } from '../saving/load-entry';
import { findSearchability } from '../searching/text-rows';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { CheckedDocument, ChecksAnswer } from './answers';
import { documentsIn } from './documents-of-entry';
import { idOfName, tickedNames } from './names/rows';
import { standingOfDocument, type DocumentStanding } from './standing';
import { fieldsWithNames } from './watch-list/name-faults';
import { versionOf, watchedNames } from './watch-list/rows';
import { whyMayNotRemove } from './watch-list/who-may-remove';

/** How far the checks of an entry are, and which names must not appear in it. */
export async function checksAnswer(
  strapi: Core.Strapi,
  entry: EntryRef,
  { mayChange, mayPublish }: { mayChange: boolean; mayPublish: boolean },
): Promise<ChecksAnswer> {
  const draft = await loadDraft(strapi, entry.uid, entry.documentId);
  const names = await watchedNames(strapi, entry);
  const documents: CheckedDocument[] = [];
  for (const document of documentsIn(strapi, entry.uid, draft)) {
    const version = versionOf(names);
    const standing = await standingOfDocument(strapi, entry, document, { entry, version });
    documents.push(await checkedDocument(strapi, entry, standing));
  }
  const fields = draft ? await fieldsWithNames(strapi, entry, draft) : [];
  // Asked each second while something is checked.
  const whyNot = names.length > 0 ? await whyMayNotRemove(strapi, entry, mayPublish) : () => null;
  return {
    documents,
    names: names.map(({ id, masked, addedBy, addedAt, isUsable }) => {
      const whyNotRemoved = whyNot({ isUsable, addedBy });
      return { id, masked, addedBy, addedAt, isUsable, whyNotRemoved };
    }),
    fields: fields.map(({ label, isWhole }) => ({ label, isWhole })),
    mayChange,
  };
}

export async function checkedDocument(
  strapi: Core.Strapi,
  entry: EntryRef,
  { document, row, report, blocks, virus }: DocumentStanding,
): Promise<CheckedDocument> {
  const { publicId, title, file } = document;
  const ticked = await tickedNames(strapi, entry);
  const findings = report?.findings ?? [];
  const allBlocks = findings.filter(({ severity }) => severity === 'block').length;
  return {
    publicId,
    title,
    fileName: file.name,
    state: report ? 'done' : row?.state === 'checking' ? 'checking' : 'waiting',
    done: row?.done ?? 0,
    total: row?.total ?? 0,
    verdict: report?.verdict ?? null,
    blocks: blocks.length,
    warnings: findings.filter(({ severity }) => severity === 'warn').length,
    letThrough: allBlocks - blocks.length,
    names: (report?.names ?? []).filter(({ name }) => !ticked.has(idOfName(entry, name))).length,
    virus,
    search: await findSearchability(strapi, file.hash.slice(0, 64)),
  };
}
