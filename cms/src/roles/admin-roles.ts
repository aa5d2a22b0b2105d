import type { Core } from '@strapi/strapi';

const explorer = 'plugin::content-manager.explorer';
const isCreator = 'admin::is-creator';

/** What goes live as it is saved, or changes every page, is for approvers. */
const approverTypes = ['api::redirect.redirect', 'api::site-settings.site-settings'];

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}

interface RoleDefinition {
  code: string;
  name: string;
  description: string;
  permissions: Permission[];
}

/**
 * Sets the roles of the admin, at every start: an administrator (Strapi's Super Admin), an
 * approver and an author. Strapi's Editor and Author are removed when nobody has them.
 */
export async function setAdminRoles(strapi: Core.Strapi): Promise<void> {
  // On SQLite two processes that start at once take turns.
  if (strapi.db.dialect.client !== 'sqlite') return setRoles(strapi);
  await strapi.db.transaction(() => setRoles(strapi));
}

async function setRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.db.query('admin::role');
  await roles.update({
    where: { code: 'strapi-super-admin' },
    data: { name: 'Administrator', description: 'Sets up the CMS and invites colleagues.' },
  });
  await removeReadyMadeRoles(strapi);
  for (const { permissions, ...role } of roleDefinitions(strapi)) {
    const found = await roles.findOne({ where: { code: role.code } });
    const { id } = found
      ? await roles.update({ where: { id: found.id }, data: role })
      : await roles.create({ data: role });
    await strapi.service('admin::role')?.['assignPermissions'](id, permissions);
  }
}

async function removeReadyMadeRoles(strapi: Core.Strapi): Promise<void> {
  const readyMade = await strapi.db.query('admin::role').findMany({
    where: { code: { $in: ['strapi-editor', 'strapi-author'] } },
    populate: { users: true },
  });
  const unused = readyMade.filter((role) => role.users.length === 0);
  if (unused.length === 0) return;
  await strapi.service('admin::role')?.['deleteByIds'](unused.map(({ id }) => id));
}

function roleDefinitions(strapi: Core.Strapi): RoleDefinition[] {
  const types = contentTypeUids(strapi);
  const writable = types.filter((uid) => !approverTypes.includes(uid));
  return [
    {
      code: 'author',
      name: 'Author',
      description: 'Writes drafts and uploads documents. Publishes nothing.',
      permissions: [
        ...forTypes(strapi, 'read', types),
        ...forTypes(strapi, 'create', writable),
        ...forTypes(strapi, 'update', writable),
        ...forTypes(strapi, 'delete', writable, [isCreator]),
        ...uploads([isCreator]),
      ],
    },
    {
      code: 'approver',
      name: 'Approver',
      description: 'Writes, checks, publishes and unpublishes.',
      permissions: [
        ...['read', 'create', 'update', 'delete'].flatMap((name) => forTypes(strapi, name, types)),
        ...forTypes(
          strapi,
          'publish',
          types.filter((uid) => hasDrafts(strapi, uid)),
        ),
        ...uploads([]),
      ],
    },
  ];
}

function contentTypeUids(strapi: Core.Strapi): string[] {
  return Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
}

function hasDrafts(strapi: Core.Strapi, uid: string): boolean {
  return strapi.contentTypes[uid as never]?.['options']?.draftAndPublish === true;
}

function forTypes(
  strapi: Core.Strapi,
  name: string,
  uids: string[],
  conditions: string[] = [],
): Permission[] {
  const hasFields = ['create', 'read', 'update'].includes(name);
  return uids.map((subject) => ({
    action: `${explorer}.${name}`,
    subject,
    properties: hasFields ? { fields: fieldsOf(strapi, subject) } : {},
    conditions,
  }));
}

function fieldsOf(strapi: Core.Strapi, uid: string): string[] {
  return strapi
    .service('admin::content-type')
    ?.['getNestedFields'](strapi.contentTypes[uid as never], { components: strapi.components });
}

function uploads(conditionsToChange: string[]): Permission[] {
  return [
    { name: 'read', conditions: [] },
    { name: 'assets.create', conditions: [] },
    { name: 'assets.update', conditions: conditionsToChange },
    { name: 'assets.download', conditions: [] },
  ].map(({ name, conditions }) => ({
    action: `plugin::upload.${name}`,
    subject: null,
    properties: {},
    conditions,
  }));
}
