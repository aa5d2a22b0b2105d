import { randomBytes } from 'node:crypto';
import type { RunningCms } from './running-cms';

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}

/**
 * Signs in somebody new, with a role of their own that has these permissions.
 *
 * @returns the token for further calls
 */
export async function signInWith(cms: RunningCms, permissions: Permission[]): Promise<string> {
  const name = randomBytes(6).toString('hex');
  const { strapi } = cms;
  const role = await strapi.db.query('admin::role').create({ data: { name, code: name } });
  await strapi.service('admin::role')?.['assignPermissions'](role.id, permissions);
  const person = {
    email: `${name}@example.org`,
    password: `Aa1${randomBytes(12).toString('hex')}`,
  };
  await strapi.service('admin::user')?.['create']({
    ...person,
    firstname: 'Somebody',
    lastname: 'Else',
    isActive: true,
    roles: [role.id],
  });
  const answer = await cms.call<{ data: { token: string } }>('/admin/login', { json: person });
  if (answer.status !== 200) throw new Error(`Somebody new cannot sign in: ${answer.text}`);
  return answer.body.data.token;
}
