import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../settings.ts';
import { collectNpm } from '../set-up/npm.mjs';
import { exportForGhost } from './ghost-posts.ts';
import { MeasuredProcess } from './measured-process.ts';
import type { Row } from './rows.ts';
import { local, type LeftOut, type Target } from './target.ts';

const name = 'Ghost, same text';
const version = '6.65.0';

/** Kept between runs, and outside of what the product installs. */
const installed = path.join(root, 'node_modules', '.cache', `bench-ghost-${version}`);
const ghost = path.join(installed, 'package');

/**
 * Ghost as npm has it, with its theme and SQLite, and without e-mail or telemetry.
 *
 * @param folder is made; nothing of it outlives the benchmark
 */
export async function startGhost(
  folder: string,
  publications: number,
  port: number,
): Promise<Target | LeftOut> {
  const fault = await installGhost();
  if (fault) return { name, why: `npm could not install it: ${fault}` };
  layOut(folder, port);
  const env = { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production' };
  const program = new MeasuredProcess(process.execPath, ['index.js'], env, ghost);
  try {
    await program.until(local('/ghost/api/admin/site/', port));
    await fill(port, publications);
    await program.until(local('/', port));
  } catch (error) {
    await program.stop();
    throw error;
  }
  return { name, program, addressOf: (row) => addressOf(row, port) };
}

/**
 * Its package names parts of itself as files beside the project, so that `npm install ghost` fails: it is
 * unpacked, and what it needs is installed inside. Its SQLite is one that brings what would be compiled.
 *
 * @returns what went wrong; undefined where nothing did
 */
async function installGhost(): Promise<string | undefined> {
  const done = path.join(installed, 'installed');
  if (existsSync(done)) return undefined;
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const packing = await npm(['pack', `ghost@${version}`], installed);
  if (packing) return packing;
  const unpacking = spawnSync('tar', ['-xzf', `ghost-${version}.tgz`], { cwd: installed });
  if (unpacking.status !== 0) return 'its package could not be unpacked with tar';
  const file = path.join(ghost, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  manifest.optionalDependencies = { ...manifest.optionalDependencies, 'better-sqlite3': '13.2.0' };
  writeFileSync(file, JSON.stringify(manifest));
  const options = ['--omit=dev', '--legacy-peer-deps', '--no-package-lock', '--ignore-scripts'];
  const installing = await npm(['install', ...options], ghost);
  if (!installing) writeFileSync(done, '');
  return installing;
}

/** @returns the end of what it said, where it failed */
async function npm(args: string[], cwd: string): Promise<string | undefined> {
  const { code, output } = await collectNpm(args, { cwd, env: process.env });
  return code === 0 ? undefined : output.trim().slice(-400);
}

/** Its settings, which it reads beside itself alone, and a folder of content with its themes. */
function layOut(folder: string, port: number): void {
  const content = path.join(folder, 'content');
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(ghost, 'content'), content, { recursive: true, dereference: true });
  const settings = {
    url: local('', port),
    server: { host: '127.0.0.1', port },
    database: {
      client: 'better-sqlite3',
      connection: { filename: path.join(folder, 'ghost.db') },
      useNullAsDefault: true,
    },
    paths: { contentPath: content },
    logging: { level: 'error', transports: ['stdout'] },
    mail: { transport: 'stub' },
    security: { staffDeviceVerification: false },
    privacy: { useUpdateCheck: false, useGravatar: false, useRpcPing: false, useTinfoil: true },
  };
  writeFileSync(path.join(ghost, 'config.production.json'), JSON.stringify(settings));
}

/** Sets it up as its own screens do, and imports a post of each publication. */
async function fill(port: number, publications: number): Promise<void> {
  const admin = { email: 'bench@example.org', password: randomBytes(24).toString('base64url') };
  const blog = { name: 'Learning reviews', blogTitle: 'Learning reviews' };
  await post(port, 'authentication/setup/', { setup: [{ ...admin, ...blog }] });
  const session = await post(port, 'session/', { username: admin.email, password: admin.password });
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const form = new FormData();
  const posts = new Blob([JSON.stringify(exportForGhost(publications))], {
    type: 'application/json',
  });
  form.set('importfile', posts, 'posts.json');
  await post(port, 'db/', form, cookie);
}

async function post(port: number, name: string, body: object, cookie = ''): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers = {
    origin: local('', port),
    cookie,
    ...(!isForm && { 'content-type': 'application/json' }),
  };
  const answer = await fetch(local(`/ghost/api/admin/${name}`, port), {
    method: 'POST',
    headers,
    body: isForm ? body : JSON.stringify(body),
  });
  if (answer.ok) return answer;
  throw new Error(
    `Ghost answered ${name} with ${answer.status}: ${(await answer.text()).slice(0, 400)}`,
  );
}

/** What stands for each page of ours: the front page lists all, a tag those of a type. */
function addressOf({ name: row, address }: Row, port: number): string | undefined {
  const last = address.split('/').at(-1) ?? '';
  const addresses: Record<string, string> = {
    'landing page': '/',
    'review type': `/tag/${last}/`,
    publication: `/${last}/`,
    '304': '/',
    '404': `${address}/`,
  };
  const found = addresses[row];
  return found && local(found, port);
}
