import type { Core } from '@strapi/strapi';
import type { AuditAction } from './actions';
import { actorOf, staffName } from './actor';
import { noteEvent, type AuditEvent } from './record';

interface Account {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  isActive?: boolean | null;
  blocked?: boolean | null;
  roles?: { name: string }[];
}

interface Change {
  params: { where?: object; data?: { password?: unknown; lastUsedAt?: unknown } };
  state: { before?: AuditEvent['details'] };
  result?: { id: number; name?: string } | null;
}

/** Notes who gets an account, with which roles, and what of it changes. Never an e-mail address. */
export function noteAccounts(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    async afterCreate(event: unknown) {
      const details = await factsOf(strapi, { id: (event as Change).result?.id });
      await noteEvent(strapi, { action: 'account-made', details });
    },
    async beforeUpdate(event: unknown) {
      const { state, params } = event as Change;
      state.before = await factsOf(strapi, params.where);
    },
    async afterUpdate(event: unknown) {
      const { state, params, result } = event as Change;
      if (!result) return;
      const details = await factsOf(strapi, { id: result.id });
      const isSame = JSON.stringify(details) === JSON.stringify(state.before);
      const hasNewPassword = Boolean(params.data?.password);
      if (isSame && !hasNewPassword) return;
      if (hasNewPassword && details) details['new password'] = true;
      await noteEvent(strapi, { action: 'account-changed', details });
    },
    async beforeDelete(event: unknown) {
      const { state, params } = event as Change;
      state.before = await factsOf(strapi, params.where);
    },
    async afterDelete(event: unknown) {
      const { state } = event as Change;
      await noteEvent(strapi, { action: 'account-deleted', details: state.before });
    },
  });
}

/** Notes what members of staff change about roles and API tokens; the product sets its own. */
export function noteRolesAndTokens(strapi: Core.Strapi): void {
  const note = (action: AuditAction, kind: string) => async (event: unknown) => {
    const { params, result } = event as Change;
    if (actorOf(strapi).id === null || params.data?.lastUsedAt !== undefined) return;
    await noteEvent(strapi, { action, details: { [kind]: result?.name ?? '' } });
  };
  strapi.db.lifecycles.subscribe({
    models: ['admin::role'],
    afterCreate: note('role-changed', 'role'),
    afterUpdate: note('role-changed', 'role'),
    afterDelete: note('role-changed', 'role'),
  });
  strapi.db.lifecycles.subscribe({
    models: ['admin::api-token'],
    afterCreate: note('token-made', 'token'),
    afterUpdate: note('token-changed', 'token'),
    afterDelete: note('token-deleted', 'token'),
  });
  notePermissions(strapi);
}

interface Roles {
  assignPermissions(roleId: number, permissions: unknown[]): Promise<unknown>;
}

/** What a role may do is set by one function of Strapi's, whoever asks. */
function notePermissions(strapi: Core.Strapi): void {
  const roles = strapi.service('admin::role') as unknown as Roles;
  const assign = roles.assignPermissions;
  roles.assignPermissions = async (roleId, permissions) => {
    const assigned = await assign(roleId, permissions);
    if (actorOf(strapi).id !== null) {
      const role = await strapi.db.query('admin::role').findOne({ where: { id: roleId } });
      const details = { role: String(role?.name ?? ''), permissions: permissions.length };
      await noteEvent(strapi, { action: 'role-changed', details });
    }
    return assigned;
  };
}

async function factsOf(
  strapi: Core.Strapi,
  where: object | undefined,
): Promise<AuditEvent['details']> {
  const account: Account | null = await strapi.db
    .query('admin::user')
    .findOne({ where, populate: { roles: { select: ['name'] } } });
  if (!account) return undefined;
  return {
    account: staffName(account),
    'account number': account.id,
    roles: (account.roles ?? [])
      .map(({ name }) => name)
      .sort()
      .join(', '),
    active: account.isActive === true && account.blocked !== true,
  };
}
