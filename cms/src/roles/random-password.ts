import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** 96 random bits, with the kinds of character that Strapi asks of a password. */
export function randomPassword(): string {
  const random = randomBytes(12).toString('hex');
  return `${random.slice(0, 8)}-${random.slice(8, 16)}-${random.slice(16)}-Aa1`;
}

/**
 * Gives somebody a new random password and ends their sessions (`end-sessions.ts`). Nothing keeps
 * it in plain text.
 *
 * @param email in capital or small letters
 * @returns undefined when nobody has that e-mail address
 */
export async function setRandomPassword(
  strapi: Core.Strapi,
  email: string,
): Promise<{ email: string; password: string; isActive: boolean } | undefined> {
  const user = await strapi.db
    .query('admin::user')
    .findOne({ where: { email: { $eqi: email.trim() } } });
  if (!user) return undefined;
  const password = randomPassword();
  await strapi.service('admin::user')?.['updateById'](user.id, { password });
  return { email: user.email, password, isActive: user.isActive === true && !user.blocked };
}
