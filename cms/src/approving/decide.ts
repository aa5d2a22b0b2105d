import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { noteEvent } from '../audit/record';
import { type Content, fingerprintOf, readContent } from '../history/content';
import { keepVersion } from '../history/versions';
import { lockRevision, raiseRevision } from '../published/revision';
import { noteStanding } from '../restoring/public-register';
import { agreeToTime, type SeenRelease } from '../scheduling/agree-to-time';
import { freshenFacts } from '../scheduling/freshen-facts';
import { wakeHeld } from '../scheduling/not-gone-out';
import type { EntryRef } from '../withdrawing/entry-ref';
import {
  addApproval,
  type Approval,
  changeApproval,
  latestApproval,
  openApproval,
} from './approval-rows';
import { personsNeeded, readLive } from './approvals';
import { subjectOf } from './subjects';
import { standingOf } from './who-may-approve';
import { whyHeldBack } from './why-held-back';

/** What somebody says about the draft that they have seen. */
export interface Word {
  /** Of the content that they saw. */
  fingerprint: string;
  note: string | null;
}

/** What an approver says, who looks at when it goes out as well. */
export interface Yes extends Word {
  /** Null where no time was set; without it, the approver agrees to none. */
  release?: SeenRelease | null;
}

/**
 * Asks for approval of the draft as it is. It takes the place of what was asked or approved before.
 *
 * @throws ApplicationError (400) that says why not: it has changed since, or there is nothing to ask
 */
export async function ask(strapi: Core.Strapi, entry: EntryRef, word: Word): Promise<void> {
  await inTurn(strapi, entry, word, async (content) => {
    const { fingerprint, note } = word;
    const live = await readLive(strapi, entry);
    if (live.fingerprint === fingerprint) refuse('The public has this already, unchanged.');
    const before = await latestApproval(strapi, entry);
    if (before?.fingerprint === fingerprint) {
      if (before.state === 'waiting') refuse(`${before.askedByName} has asked for this already.`);
      if (before.state === 'approved') refuse('This is approved already.');
    }
    const { id, name } = actorOf(strapi);
    const { number: version } = await keepVersion(strapi, entry);
    await addApproval(strapi, entry, {
      subject: subjectOf(entry.uid, content.kind),
      fingerprint,
      version,
      state: 'waiting',
      persons: 1,
      askedById: id,
      askedByName: name,
      askedAt: new Date().toISOString(),
      note,
      decidedById: null,
      decidedByName: null,
      decidedAt: null,
      decisionNote: null,
    });
    await noteEvent(strapi, { action: 'asked', entry, fingerprint, version });
  });
}

/**
 * Approves exactly the draft that the approver has seen, whether or not somebody asked about it, and
 * agrees to the time that they have seen.
 * Whether the person may approve entries of this type at all is for the caller to see to.
 *
 * @throws ApplicationError (400) that says why not: it or its time has changed since, it takes another
 * person, something is left empty, or the checks hold something back
 */
export async function approve(strapi: Core.Strapi, entry: EntryRef, word: Yes): Promise<void> {
  await freshenFacts(strapi, [entry]);
  await inTurn(strapi, entry, word, async (content) => {
    const { fingerprint, note } = word;
    const live = await readLive(strapi, entry);
    if (live.fingerprint === fingerprint) refuse('The public has this already, unchanged.');
    const actor = actorOf(strapi);
    const { persons, whyOne } = await standingOf(strapi, entry, live, actor);
    const needed = await personsNeeded(strapi, entry, content, live);
    if (needed > persons && whyOne) refuse(whyOne);
    const request = await latestApproval(strapi, entry);
    const isApproved = request?.state === 'approved' && request.fingerprint === fingerprint;
    if (isApproved && request.persons >= needed) refuse('This is approved already.');
    const held = await whyHeldBack(strapi, entry);
    if (held) refuse(held);
    await agreeToTime(strapi, entry, word.release);
    const { number: version } = await keepVersion(strapi, entry);
    const decided = {
      subject: subjectOf(entry.uid, content.kind),
      fingerprint,
      version,
      state: 'approved' as const,
      persons,
      decidedById: actor.id,
      decidedByName: actor.name,
      decidedAt: new Date().toISOString(),
      decisionNote: note,
    };
    if (request?.state === 'waiting') await changeApproval(strapi, request.id, decided);
    else await addUnasked(strapi, entry, decided);
    await wakeHeld(strapi, entry);
    await noteEvent(strapi, { action: 'approved', entry, fingerprint, version });
  });
}

/**
 * Sends a draft back with what has to change; also what is approved and has not gone out yet.
 *
 * @throws ApplicationError (400) when nothing waits or is approved, ValidationError without a note
 */
export async function sendBack(
  strapi: Core.Strapi,
  entry: EntryRef,
  { note }: Pick<Word, 'note'>,
): Promise<void> {
  if (!note) throw new errors.ValidationError('Say what has to change, for whoever asked.');
  await end(strapi, entry, 'sent-back', note, 'Nothing waits for approval any more.');
}

/**
 * Takes back a request of one's own; also once it is approved, until it goes out.
 *
 * @throws ApplicationError (400) when there is none, or somebody else asked
 */
export async function takeBack(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const nothing = 'You have no request for approval here any more.';
  await end(strapi, entry, 'taken-back', null, nothing, actorOf(strapi).id);
}

async function end(
  strapi: Core.Strapi,
  entry: EntryRef,
  state: 'sent-back' | 'taken-back',
  note: string | null,
  nothing: string,
  askedById?: number | null,
): Promise<void> {
  await strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const request = await openApproval(strapi, entry);
    const live = await readLive(strapi, entry);
    if (!request || live.fingerprint === request.fingerprint) refuse(nothing);
    if (askedById !== undefined && request.askedById !== askedById) refuse(nothing);
    const { id, name } = actorOf(strapi);
    const decided = { decidedById: id, decidedByName: name, decidedAt: new Date().toISOString() };
    await changeApproval(strapi, request.id, { state, ...decided, decisionNote: note });
    const { fingerprint, version } = request;
    const action = state === 'sent-back' ? 'sent-back' : 'took-back';
    await noteEvent(strapi, { action, entry, fingerprint, version });
    // So that a restored backup, in which it is still approved, is noticed.
    await raiseRevision(strapi);
    onCommit(() => noteStanding(strapi, entry));
  });
}

type Decided = Omit<
  Approval,
  'id' | 'number' | 'uid' | 'documentId' | 'askedById' | 'askedByName' | 'askedAt' | 'note'
>;

async function addUnasked(strapi: Core.Strapi, entry: EntryRef, decided: Decided): Promise<void> {
  const nobody = { askedById: null, askedByName: null, note: null };
  await addApproval(strapi, entry, {
    ...decided,
    ...nobody,
    askedAt: decided.decidedAt ?? new Date().toISOString(),
  });
}

/** One after the other in the whole product, and only about the content that was seen. */
async function inTurn(
  strapi: Core.Strapi,
  entry: EntryRef,
  { fingerprint }: Word,
  work: (content: Content) => Promise<void>,
): Promise<void> {
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const content = await readContent(strapi, entry, 'draft');
    if (!content) throw new errors.NotFoundError('There is no such entry.');
    if (fingerprintOf(content) !== fingerprint) {
      refuse('This was changed since you looked. Load the page again and read it once more.');
    }
    await work(content);
  });
}

function refuse(why: string): never {
  throw new errors.ApplicationError(`${why} Nothing was changed.`);
}
