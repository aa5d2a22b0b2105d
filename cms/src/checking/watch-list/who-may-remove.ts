import type { Core } from '@strapi/strapi';
import { actorOf } from '../../audit/actor';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { openApproval, whyNoSecondPerson } from '../override/who-may-override';
import type { WatchedName } from './rows';

/**
 * Why the person who asks may not take a name off the list of those that must not appear. Without it
 * a document that was held may go out, so it takes what letting a finding through takes: an approver
 * who is a second person. Whoever typed it may take it back until approval has been asked for, and
 * anybody who may change the entry one by which nothing is found.
 *
 * @returns null where they may
 */
export async function whyMayNotRemove(
  strapi: Core.Strapi,
  entry: EntryRef,
  { isUsable, addedBy }: WatchedName,
  mayPublish: boolean,
): Promise<string | null> {
  if (!isUsable) return null;
  const { id, name } = actorOf(strapi);
  const asked = await openApproval(strapi, entry);
  if (addedBy === name && asked === null) return null;
  if (!mayPublish || id === null) {
    return addedBy === name
      ? 'Approval has been asked for since you typed this name, so an approver must take it off the list.'
      : `${addedBy} typed this name, so they or an approver must take it off the list.`;
  }
  return whyNoSecondPerson(strapi, entry, id);
}
