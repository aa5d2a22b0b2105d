import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../audit/actor';
import { fingerprintOf, readContent } from '../history/content';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ApprovalAnswer, RequestAnswer } from './answers';
import { type Approval, latestApproval } from './approval-rows';
import { type Live, personsNeeded, readLive } from './approvals';
import { standingOf } from './who-may-approve';

/** What the person may do with entries of the type. */
interface MayDo {
  mayChange: boolean;
  mayPublish: boolean;
}

/** How an entry stands, for the person who asks. */
export async function approvalAnswer(
  strapi: Core.Strapi,
  entry: EntryRef,
  { mayChange, mayPublish }: MayDo,
): Promise<ApprovalAnswer> {
  const content = await readContent(strapi, entry, 'draft');
  if (!content) throw new errors.NotFoundError('There is no such entry.');
  const fingerprint = fingerprintOf(content);
  const live = await readLive(strapi, entry);
  const persons = await personsNeeded(strapi, entry, content, live);
  const latest = await latestApproval(strapi, entry);
  const actor = actorOf(strapi);
  const isLive = live.fingerprint === fingerprint;
  const isSame = latest?.fingerprint === fingerprint;
  const isWaiting = latest?.state === 'waiting' && isSame;
  const approved = latest?.state === 'approved' && isSame && latest.persons >= persons && !isLive;
  const isOpen = isStillOpen(latest, live);
  const isOwn = actor.id !== null && latest?.askedById === actor.id;
  const isUndecided = !isLive && !approved;
  const whyOne =
    mayPublish && isUndecided && persons === 2
      ? (await standingOf(strapi, entry, live, actor)).whyOne
      : null;
  return {
    persons,
    fingerprint,
    isLive,
    hasLive: live.fingerprint !== null,
    request: isWorthShowing(latest, live) ? answerOf(latest, fingerprint, isOwn) : null,
    approved,
    mayAsk: mayChange && isUndecided && !isWaiting,
    mayApprove: mayPublish && isUndecided && whyOne === null,
    maySendBack: mayPublish && isOpen,
    mayTakeBack: isOpen && isOwn,
    whyNot: whyOne,
  };
}

/** Once it has gone out, nobody can take back or send back what was approved. */
function isStillOpen(request: Approval | null, live: Live): boolean {
  if (!request || request.fingerprint === live.fingerprint) return false;
  return request.state === 'waiting' || request.state === 'approved';
}

function isWorthShowing(request: Approval | null, live: Live): request is Approval {
  if (!request || request.state === 'overtaken') return false;
  return request.fingerprint !== live.fingerprint;
}

function answerOf(request: Approval, fingerprint: string, isOwn: boolean): RequestAnswer {
  return {
    state: request.state,
    askedBy: request.askedByName,
    askedAt: request.askedAt,
    note: request.note,
    decidedBy: request.decidedByName,
    decidedAt: request.decidedAt,
    decisionNote: request.decisionNote,
    isOwn,
    hasChangedSince: request.fingerprint !== fingerprint,
  };
}
