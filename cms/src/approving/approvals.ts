import type { Core } from '@strapi/strapi';
import { fingerprintOf, readContent } from '../history/content';
import { kindsSavedSince } from '../history/stories';
import { hasDrafts } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { type Approval, approvalsOf, latestApproval } from './approval-rows';
import { type Persons, strictestRule } from './rules';
import { subjectOf } from './subjects';

/** What the public has of an entry, as approvals see it. */
export interface Live {
  /** Of its content; null where nothing of it is public. */
  fingerprint: string | null;
  /** What it counts as beside its draft's own kind: as it is live, was asked about, and was saved. */
  subjects: string[];
}

const nothing: Live = { fingerprint: null, subjects: [] };

/**
 * Read it before what is live changes.
 *
 * @param entry without a document id for one that is not made yet
 */
export async function readLive(
  strapi: Core.Strapi,
  { uid, documentId }: { uid: string; documentId: string | undefined },
): Promise<Live> {
  if (!documentId || !hasDrafts(strapi, uid)) return nothing;
  const entry = { uid, documentId };
  const content = await readContent(strapi, entry, 'published');
  const row: { publishedAt: string | Date } | null = await strapi.db.query(entry.uid).findOne({
    where: { documentId: entry.documentId, publishedAt: { $notNull: true } },
    select: ['publishedAt'],
  });
  const since = row ? new Date(row.publishedAt).toISOString() : '';
  const asked = (await approvalsOf(strapi, entry)).filter(({ askedAt }) => askedAt > since);
  const saved = await kindsSavedSince(strapi, entry, content !== null);
  const subjects = [
    ...asked.map(({ subject }) => subject),
    ...saved.map((kind) => subjectOf(uid, kind)),
  ];
  if (!content) return { fingerprint: null, subjects };
  return {
    fingerprint: fingerprintOf(content),
    subjects: [...subjects, subjectOf(entry.uid, content.kind)],
  };
}

/**
 * How many persons it takes to make this content public. The strictest rule counts: that of its own
 * kind, of the kind that is live, and of any kind that it was saved or asked about as since; a copy
 * counts as all that its source counts as. So nobody gets round a rule by calling a report something
 * else.
 *
 * @param content of the entry, of which the kind counts
 * @param live how it stood before, where what is under way has changed that
 */
export async function personsNeeded(
  strapi: Core.Strapi,
  entry: EntryRef,
  content: { kind?: unknown },
  live?: Live,
): Promise<Persons> {
  const { subjects } = live ?? (await readLive(strapi, entry));
  return strictestRule(strapi, [subjectOf(entry.uid, content.kind), ...subjects]);
}

/**
 * The approval under which exactly the draft as it is may go out now. Only the latest request of an
 * entry holds, and only for the content and by as many persons as it takes now.
 *
 * @param fingerprint of the content that is to go out
 * @returns null when there is none
 */
export async function findApproval(
  strapi: Core.Strapi,
  entry: EntryRef,
  fingerprint: string,
): Promise<Approval | null> {
  const approval = await latestApproval(strapi, entry);
  if (approval?.state !== 'approved' || approval.fingerprint !== fingerprint) return null;
  const draft = await readContent(strapi, entry, 'draft');
  if (!draft) return null;
  return approval.persons >= (await personsNeeded(strapi, entry, draft)) ? approval : null;
}
