import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '../web/src/settings.ts';
import { secretNames } from './run/secrets.ts';
import { root } from './settings.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const compose = read('compose.yaml');

/** Names and values under `x-cms` or `x-site`, from `environment:` to the next part. */
function environmentOf(part: string): Record<string, string> {
  const text = compose.slice(compose.indexOf(`${part}-environment\n`)).split(/\n\n/)[0] ?? '';
  return Object.fromEntries(
    [...text.matchAll(/^ {4}([A-Z0-9_]+): (.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value
        .replace(/^'|'$/g, '')
        .replace(/\$\{(\w+):\?\}/g, (_whole, secret: string) =>
          secret.toLowerCase().replaceAll('_', '-'),
        ),
    ]),
  );
}

it('sets nothing for the site that the site does not read, and all of it can be read', () => {
  const environment = environmentOf('&site');
  expect(Object.keys(environment).length).toBeGreaterThan(5);
  const settings = read('web/src/settings.ts');
  for (const name of Object.keys(environment)) expect(settings, name).toContain(`${name}:`);
  expect(readSettings(environment)).toMatchObject({
    host: '0.0.0.0',
    cmsInternalUrl: 'http://proxy:8081',
    metrics: { port: 9464 },
    logFormat: 'json',
  });
});

it('sets nothing for the CMS that the CMS does not read', () => {
  const names = Object.keys(environmentOf('&cms'));
  expect(names.length).toBeGreaterThan(5);
  const settings = read('cms/src/settings.ts');
  for (const name of names) expect(settings, name).toContain(name);
});

it('has each of what nginx sends requests to, and the guide names every secret', () => {
  const upstreams = new Set(
    [...read('docs/compose/nginx.conf').matchAll(/server ((?:site|cms)-\d):\d+/g)].map(
      ([, name = '']) => name,
    ),
  );
  expect(upstreams.size).toBe(4);
  for (const name of upstreams) expect(compose).toContain(`\n  ${name}: {`);
  const guide = read('docs/operators.md');
  const wanted = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map(([, name = '']) => name);
  for (const name of [...secretNames, ...wanted]) expect(guide, name).toContain(`\`${name}\``);
});

it('lets no proxy write what somebody looked for, or a secret link, into a log', () => {
  const guide = read('docs/operators.md');
  for (const nginx of [read('docs/compose/nginx.conf'), guide]) {
    expect(nginx).toMatch(/^\s*error_log \S+ alert;$/m);
    expect(nginx).not.toMatch(/error_log \S+(?: (?:debug|info|notice|warn|error|crit))?;/);
  }
  const mask = /~(\^\/\(\?<secret>.*?\/) /.exec(guide)?.[1] ?? 'none';
  for (const link of ['/share/a', '/preview/a', '/alerts/confirm/a', '/alerts/stop/a']) {
    expect(link).toMatch(new RegExp(mask));
  }
  expect(guide).toMatch(/log default \{[^`]*request delete/);
});

it('names a version of each image, and runs the Node that everything is tested with', () => {
  const images = [...compose.matchAll(/ image: (.+)/g)].map(([, image = '']) => image);
  const others = images.filter((image) => image !== 'learning-reviews');
  expect(others).toHaveLength(4);
  for (const image of others) expect(image).toMatch(/:\D*\d+[.-]\d+/);
  const { config } = JSON.parse(read('scripts/node-runtime/package.json')) as {
    config: { node: string };
  };
  expect(read('Dockerfile')).toContain(`FROM node:${config.node}-`);
});
