import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';

const publishAction = 'plugin::content-manager.explorer.publish';

interface Asking {
  userAbility?: { can(action: string, subject: string): boolean };
}

/** Whether who asks may publish all of these; the product itself, where nobody asks, may. */
export function mayPublishAll(
  strapi: Core.Strapi,
  entries: readonly Pick<EntryRef, 'uid'>[],
): boolean {
  const context = strapi.requestContext.get();
  if (!context) return true;
  const { userAbility } = context.state as Asking;
  return entries.every(({ uid }) => userAbility?.can(publishAction, uid) === true);
}

/** What to do with what should be public already, for whoever asks. */
export function insteadOfPlanning(
  strapi: Core.Strapi,
  entries: readonly Pick<EntryRef, 'uid'>[],
): string {
  return mayPublishAll(strapi, entries) ? 'publish it now' : 'ask an approver to publish it';
}
