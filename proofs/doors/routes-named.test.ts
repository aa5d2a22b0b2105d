import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { allowedRoutes, closedRoutes } from '../../cms/tests/allowed-routes.ts';
import { secretNames, type Secrets } from '../../scripts/run/secrets.ts';
import { root } from '../../scripts/settings.ts';
import { allDoors } from './all-doors.ts';
import type { World } from './world.ts';

/** Routes of the CMS that no stranger comes by content through, and why. */
const withoutContent: Record<string, string> = {
  'POST /admin/login': 'takes a password and answers with a session',
  'POST /admin/forgot-password': 'takes an e-mail address and always answers the same',
  'POST /admin/reset-password': 'takes a code from an e-mail',
  'POST /admin/register': 'takes a code from an invitation',
  'POST /api/probes': 'takes counts, from the site only',
  'POST /api/alerts/sign-up': 'takes an e-mail address, from the site only',
  'POST /api/alerts/confirm': 'takes a code from an e-mail, from the site only',
  'POST /api/alerts/stop': 'takes a code from an e-mail, from the site only',
  'POST /admin/register-admin': 'works only while there is no administrator',
};

const world: World = {
  typeId: 'x',
  typeSlug: 'x',
  themeId: 'x',
  themeSlug: 'x',
  pointerId: 'x',
  pointerSlug: 'x',
  year: 2026,
};
const secrets = Object.fromEntries(secretNames.map((name) => [name, 'x'])) as Secrets;
const named = new Set(allDoors(world, secrets).flatMap(({ covers }) => covers));

it('names every route of the CMS that lets anyone in', () => {
  const routes = [...Object.values(allowedRoutes).flat(), ...closedRoutes];
  const left = [...new Set(routes)].filter((route) => !named.has(route) && !withoutContent[route]);
  expect(left, 'Name each in a door of doors/, or in withoutContent with the reason.').toEqual([]);
});

it('names every page of the site', () => {
  const pages = globSync('web/src/pages/**/*.{astro,ts,js,md,mdx,html}', { cwd: root });
  const left = pages.filter((page) => !named.has(page));
  expect(pages.length).toBeGreaterThan(15);
  expect(left, 'Name each in the "covers" of a door.').toEqual([]);
});

it('names everything of the site’s server that answers', () => {
  const server = path.join(root, 'web', 'server');
  const source = readFileSync(path.join(server, 'front-server.ts'), 'utf8');
  const list = /answerers: Answerer\[\] = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const inList = list.match(/[a-z][A-Za-z.]*/g)?.filter((word) => /[aA]nswer/.test(word)) ?? [];
  const elsewhere = globSync('*.ts', { cwd: server }).flatMap((file) =>
    [...readFileSync(path.join(server, file), 'utf8').matchAll(/\b([a-z]\w*Answerer)\(/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  const answerers = [...new Set([...inList, ...elsewhere])];
  expect(answerers.length).toBeGreaterThan(5);
  expect(answerers.filter((one) => !named.has(one) && one !== 'pages')).toEqual([]);
});

it('names nothing that is not there any more', () => {
  const routes = new Set([...Object.values(allowedRoutes).flat(), ...closedRoutes]);
  const gone = [...named].filter((one) =>
    one.startsWith('web/')
      ? globSync(one.replace(/[[\]]/g, '[$&]'), { cwd: root }).length === 0
      : /^[A-Z]+ /.test(one) && !routes.has(one),
  );
  expect(gone).toEqual([]);
});
