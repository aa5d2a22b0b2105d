import type { Core } from '@strapi/strapi';
import { randomPassword } from './random-password';

export interface FirstUser {
  role: 'Administrator' | 'Approver' | 'Author';
  email: string;
  password: string;
}

const people = [
  { role: 'Administrator', code: 'strapi-super-admin', email: 'administrator@example.org' },
  { role: 'Approver', code: 'approver', email: 'approver@example.org' },
  { role: 'Author', code: 'author', email: 'author@example.org' },
] as const;

/**
 * Makes one user for each role, with random passwords, when the CMS has no user yet.
 *
 * @returns how to sign in, or an empty list when there were users already; nothing keeps the
 * passwords in plain text
 */
export async function createFirstUsers(strapi: Core.Strapi): Promise<FirstUser[]> {
  if ((await strapi.db.query('admin::user').count()) > 0) return [];
  const users: FirstUser[] = [];
  for (const { role, code, email } of people) {
    const found = await strapi.db.query('admin::role').findOne({ where: { code } });
    const password = randomPassword();
    await strapi.service('admin::user')?.['create']({
      firstname: role,
      email,
      password,
      isActive: true,
      preferedLanguage: 'en-GB',
      roles: [found.id],
    });
    users.push({ role, email, password });
  }
  return users;
}
