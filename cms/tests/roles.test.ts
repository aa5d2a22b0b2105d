import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { type Answer, RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

type RandomPassword = typeof import('../src/roles/random-password');

interface Saved {
  data: { documentId: string; id: number; status?: string };
}

const publications = '/content-manager/collection-types/api::publication.publication';

let cms: RunningCms;
let typeId: string;
let made = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  typeId = type.documentId;
});

afterAll(() => cms.stop());

function fields() {
  made += 1;
  return {
    title: `Review ${made}`,
    slug: `review-${made}`,
    kind: 'Report',
    summary: 'Made for a test.',
    language: 'English',
    types: { connect: [{ documentId: typeId }] },
  };
}

async function draftOf(role: Role): Promise<string> {
  const answer = await cms.as<Saved>(role, publications, { json: fields() });
  expect(answer.status).toBe(201);
  return answer.body.data.documentId;
}

function cookiesOf({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}

async function publishedIds(): Promise<string[]> {
  const answer = await cms.call<{ data: { id: string }[] }>('/api/published/publications');
  return answer.body.data.map(({ id }) => id);
}

/** What happens in the document service when a request of this person reaches it. */
async function deleteAs(role: Role, documentId: string): Promise<unknown> {
  const { email } = cms.signInDetails(role);
  const user = await cms.strapi.db
    .query('admin::user')
    .findOne({ where: { email }, populate: ['roles'] });
  const permissions = cms.strapi.service('admin::permission') as unknown as {
    engine: { generateUserAbility(user: unknown): Promise<unknown> };
  };
  const userAbility = await permissions.engine.generateUserAbility(user);
  return cms.strapi.requestContext.run({ state: { userAbility } } as never, () =>
    cms.strapi.documents('api::publication.publication').delete({ documentId }),
  );
}

describe('an author', () => {
  it('writes and changes drafts', async () => {
    const id = await draftOf('Author');
    const answer = await cms.as('Author', `${publications}/${id}`, {
      method: 'PUT',
      json: { ...fields(), title: 'Changed' },
    });
    expect(answer.status).toBe(200);
    expect(await publishedIds()).not.toContain(id);
  });

  it('publishes nothing, by any route', async () => {
    const id = await draftOf('Author');
    const attempts = [
      [`${publications}/${id}/actions/publish`, fields()],
      [`${publications}/actions/publish`, fields()],
      [`${publications}/actions/bulkPublish`, { documentIds: [id] }],
      [`${publications}/${id}/actions/unpublish`, {}],
      [`${publications}/actions/bulkUnpublish`, { documentIds: [id] }],
    ] as const;
    for (const [address, json] of attempts) {
      expect((await cms.as('Author', address, { json })).status, address).toBe(403);
    }
    const sneaky = [
      [`${publications}?status=published`, 'POST', { ...fields(), status: 'published' }],
      [publications, 'POST', { ...fields(), publishedAt: '2025-01-01T00:00:00.000Z' }],
      [
        `${publications}/${id}?status=published`,
        'PUT',
        { publishedAt: '2025-01-01T00:00:00.000Z' },
      ],
    ] as const;
    for (const [address, method, json] of sneaky) {
      await cms.as('Author', address, { method, json });
    }
    expect(await publishedIds()).toEqual([]);
  });

  it('deletes an own draft, but not that of a colleague, nor anything published', async () => {
    const own = await draftOf('Author');
    const other = await draftOf('Approver');
    const live = await draftOf('Author');
    await cms.as('Approver', `${publications}/${live}/actions/publish`, { json: {} });
    expect(await publishedIds()).toEqual([live]);
    const remove = (id: string) => cms.as('Author', `${publications}/${id}`, { method: 'DELETE' });
    expect((await remove(own)).status).toBe(200);
    expect((await remove(other)).status).toBe(403);
    expect((await remove(live)).status).toBe(403);
    await expect(deleteAs('Author', live)).rejects.toThrow(
      'This is published, so you cannot delete it. Ask an approver to take it off the site first.',
    );
    const bulk = await cms.as('Author', `${publications}/actions/bulkDelete`, {
      json: { documentIds: [live] },
    });
    expect(bulk.status).toBe(403);
    expect(await publishedIds()).toEqual([live]);
  });

  it('reads redirects and site settings without changing them', async () => {
    const redirects = '/content-manager/collection-types/api::redirect.redirect';
    expect((await cms.as('Author', redirects)).status).toBe(200);
    const json = { from: '/old', to: '/learning-reviews' };
    expect((await cms.as('Author', redirects, { json })).status).toBe(403);
    const settings = '/content-manager/single-types/api::site-settings.site-settings';
    const change = { method: 'PUT', json: { partnershipName: 'Mine' } };
    expect((await cms.as('Author', settings, change)).status).toBe(403);
  });

  it.each(['/admin/users', '/admin/roles', '/admin/webhooks', '/admin/api-tokens'])(
    'has no way to %s',
    async (address) => {
      expect((await cms.as('Author', address)).status).toBe(403);
      expect((await cms.as('Approver', address)).status).toBe(403);
    },
  );
});

describe('an approver', () => {
  it('publishes and unpublishes the draft of an author, which then counts as unchanged', async () => {
    const id = await draftOf('Author');
    const published = await cms.as<Saved>('Approver', `${publications}/${id}/actions/publish`, {
      json: {},
    });
    expect(published.status).toBe(200);
    expect(await publishedIds()).toContain(id);
    const seen = await cms.as<Saved>('Author', `${publications}/${id}`);
    expect(seen.body.data.status).toBe('published');
    await cms.as('Approver', `${publications}/${id}/actions/unpublish`, { json: {} });
    expect(await publishedIds()).not.toContain(id);
  });

  it('publishes several at once', async () => {
    const ids = [await draftOf('Author'), await draftOf('Author')];
    const answer = await cms.as('Approver', `${publications}/actions/bulkPublish`, {
      json: { documentIds: ids },
    });
    expect(answer.status).toBe(200);
    expect(await publishedIds()).toEqual(expect.arrayContaining(ids));
  });
});

/** What each start does. */
async function setRolesAgain(): Promise<void> {
  const { setAdminRoles } =
    cms.built<typeof import('../src/roles/admin-roles')>('roles/admin-roles');
  const access = cms.built<typeof import('../src/roles/public-access')>('roles/public-access');
  const { setSiteToken } = cms.built<typeof import('../src/roles/site-token')>('roles/site-token');
  await setAdminRoles(cms.strapi);
  await access.setPublicAccess(cms.strapi);
  await setSiteToken(cms.strapi);
}

describe('roles and tokens', () => {
  it('are these and no others, after a second start too', async () => {
    await setRolesAgain();
    const roles = await cms.strapi.db.query('admin::role').findMany({ orderBy: 'name' });
    expect(roles.map(({ name }) => name)).toEqual(['Administrator', 'Approver', 'Author']);
    const tokens = await cms.strapi.db.query('admin::api-token').findMany({});
    expect(tokens.map(({ name, type }) => [name, type])).toEqual([['Public site', 'custom']]);
    const grants = await cms.strapi.db
      .query('plugin::users-permissions.permission')
      .findMany({ populate: ['role'] });
    expect(grants.map(({ action, role }) => `${role.type} ${action}`).sort()).toEqual([
      'public api::published.published.content',
      'public api::published.published.document',
      'public api::published.published.revision',
    ]);
  });

  it('take back what was granted by hand', async () => {
    const role = await cms.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    await cms.strapi.db.query('plugin::users-permissions.permission').create({
      data: { action: 'api::preview.preview.show', role: role.id },
    });
    await setRolesAgain();
    const count = await cms.strapi.db.query('plugin::users-permissions.permission').count({});
    expect(count).toBe(3);
  });

  it('let nobody register', async () => {
    const json = { username: 'x', email: 'x@example.org', password: 'Password-1' };
    expect((await cms.call('/api/auth/local/register', { json })).status).toBe(403);
    const admin = { firstname: 'X', email: 'x@example.org', password: 'Password-1' };
    expect((await cms.call('/admin/register-admin', { json: admin })).status).toBe(400);
  });
});

it('a session on a local machine works without HTTPS, out of reach of scripts', async () => {
  const answer = await cms.call('/admin/login', { json: cms.signInDetails('Administrator') });
  const cookie = answer.headers.getSetCookie().find((text) => text.includes('refresh'));
  expect(cookie).toMatch(/; httponly/i);
  expect(cookie).toMatch(/; samesite=strict/i);
  expect(cookie).not.toMatch(/; secure/i);
});

describe('without e-mail', () => {
  it('a colleague is invited by a link that the administrator copies', async () => {
    const author = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'author' } });
    const invited = await cms.as<{ data: { registrationToken: string } }>(
      'Administrator',
      '/admin/users',
      {
        json: {
          firstname: 'New',
          lastname: 'Colleague',
          email: 'new@example.org',
          roles: [author.id],
        },
      },
    );
    expect(invited.status).toBe(201);
    const json = {
      registrationToken: invited.body.data.registrationToken,
      userInfo: { firstname: 'New', lastname: 'Colleague', password: 'Another-password-1' },
    };
    expect((await cms.call('/admin/register', { json })).status).toBe(200);
    const signIn = { email: 'new@example.org', password: 'Another-password-1' };
    expect((await cms.call('/admin/login', { json: signIn })).status).toBe(200);
  });

  it('an administrator sets a new password, which ends the old sessions', async () => {
    const { email, password } = cms.signInDetails('Approver');
    const signedIn = await cms.call('/admin/login', { json: { email, password } });
    const cookie = cookiesOf(signedIn);
    const user = await cms.strapi.db.query('admin::user').findOne({ where: { email } });
    const change = await cms.as('Administrator', `/admin/users/${user.id}`, {
      method: 'PUT',
      json: { password: 'Changed-password-1' },
    });
    expect(change.status).toBe(200);
    const json = { email, password: 'Changed-password-1' };
    expect((await cms.call('/admin/login', { json })).status).toBe(200);
    const renewed = await cms.call('/admin/access-token', {
      method: 'POST',
      headers: { Cookie: cookie },
    });
    expect(renewed.status).toBe(401);
  });

  it('the operator sets a new password, which ends the old sessions', async () => {
    const [email, password] = ['forgetful@example.org', 'Forgotten-password-1'];
    const person = { firstname: 'Forgetful', email, password, isActive: true, roles: [] };
    await cms.strapi.service('admin::user')?.['create'](person);
    const signedIn = await cms.call('/admin/login', { json: { email, password } });
    const headers = { Cookie: cookiesOf(signedIn) };
    const renew = () => cms.call('/admin/access-token', { method: 'POST', headers });
    expect((await renew()).status).toBe(200);
    const { setRandomPassword } = cms.built<RandomPassword>('roles/random-password');
    const found = await setRandomPassword(cms.strapi, email.toUpperCase());
    expect(found).toMatchObject({ email, isActive: true });
    expect((await renew()).status).toBe(401);
    expect((await cms.call('/admin/login', { json: { email, password } })).status).toBe(400);
    const json = { email, password: found?.password };
    expect((await cms.call('/admin/login', { json })).status).toBe(200);
    expect(await setRandomPassword(cms.strapi, 'nobody@example.org')).toBeUndefined();
  });
});

it('a file that is part of something published can be neither deleted nor replaced', async () => {
  const [file] = (
    await upload(cms, 'Author', pdfWithPages(1, 'live'), 'live.pdf', 'application/pdf')
  ).body;
  const entry = await createEntry(
    cms.strapi,
    'api::publication.publication',
    { slug: 'with-file', types: [typeId], documents: [{ title: 'Report', file: file?.id }] },
    'published',
  );
  const remove = () => cms.as('Author', `/upload/files/${file?.id}`, { method: 'DELETE' });
  const refused = await remove();
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('This file is part of something published');
  const form = new FormData();
  form.append(
    'files',
    new Blob([new Uint8Array(pdfWithPages(3))], { type: 'application/pdf' }),
    'other.pdf',
  );
  form.append('fileInfo', '{}');
  expect((await cms.as('Author', `/upload?id=${file?.id}`, { form })).status).toBe(400);
  await cms.strapi
    .documents('api::publication.publication')
    .unpublish({ documentId: entry.documentId });
  expect((await remove()).status).toBe(200);
});
