import type { Core } from '@strapi/strapi';

/** The name of who is asking, or of the product itself where nobody is: a schedule, a command. */
export function actorName(strapi: Core.Strapi): string {
  const user = strapi.requestContext.get()?.state.user as
    { firstname?: string | null; lastname?: string | null } | undefined;
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ').trim();
  return name || (user ? 'A member of staff' : 'The system');
}
