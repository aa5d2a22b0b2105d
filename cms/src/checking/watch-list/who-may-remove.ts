import type { Core } from '@strapi/strapi';
import { openApproval } from '../../approving/approval-rows';
import { actorOf } from '../../audit/actor';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { whyNoSecondPerson } from '../second-person';
import type { WatchedName } from './rows';

type Typed = Pick<WatchedName, 'isUsable' | 'addedBy'>;

/**
 * Why the person who asks may not take a name off the list of those that must not appear. Without it
 * a document that was held may go out, so it takes what letting a finding through takes: an approver
 * who is a second person. Whoever typed it may take it back until approval has been asked for, and
 * anybody who may change the entry one by which nothing is found.
 *
 * @returns a function that says it of each name of the entry; null where they may
 */
export async function whyMayNotRemove(
  strapi: Core.Strapi,
  entry: EntryRef,
  mayPublish: boolean,
): Promise<(typed: Typed) => string | null> {
  const { id, name } = actorOf(strapi);
  const isAsked = (await openApproval(strapi, entry)) !== null;
  const isApprover = mayPublish && id !== null;
  const whyNotSecond = isApprover ? await whyNoSecondPerson(strapi, entry, id) : null;
  return ({ isUsable, addedBy }) => {
    const isOwn = addedBy === name;
    if (!isUsable || (isOwn && !isAsked)) return null;
    if (isApprover) return whyNotSecond;
    return isOwn
      ? 'Approval has been asked for since you typed this name, so an approver must take it off the list.'
      : `${addedBy} typed this name, so they or an approver must take it off the list.`;
  };
}
