import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

/** Who does something: a member of staff by account, or what the product does by itself. */
export interface Actor {
  /** Of the account in the admin; null for what is no person. */
  id: number | null;
  /** A member of staff, a schedule, a command, or an API token; never an e-mail address. */
  name: string;
}

interface Asking {
  user?: { id?: unknown; firstname?: string | null; lastname?: string | null };
  auth?: { strategy?: { name?: string }; credentials?: { name?: string } };
}

const given = new AsyncLocalStorage<Actor>();

/** Does `work` in the name of what is no person, such as a schedule or a command. */
export function asActor<T>(name: string, work: () => Promise<T>): Promise<T> {
  return given.run({ id: null, name }, work);
}

/** Does `work` in the name of a member of staff whom no request names, such as one who signs in. */
export function asStaff<T>(
  user: { id: number; firstname?: string | null; lastname?: string | null },
  work: () => Promise<T>,
): Promise<T> {
  return given.run({ id: user.id, name: staffName(user) }, work);
}

/** Who is asking, or the product itself where nobody is. */
export function actorOf(strapi: Core.Strapi): Actor {
  const named = given.getStore();
  if (named) return named;
  const state = strapi.requestContext.get()?.state as Asking | undefined;
  if (state?.user) return { id: Number(state.user.id) || null, name: staffName(state.user) };
  const isToken = state?.auth?.strategy?.name === 'api-token';
  const token = isToken ? state.auth?.credentials?.name : undefined;
  return { id: null, name: token ? `API token “${token}”` : 'The system' };
}

/** The name of an account in the admin. */
export function staffName(user: { firstname?: string | null; lastname?: string | null }): string {
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ').trim();
  return name || 'A member of staff';
}
