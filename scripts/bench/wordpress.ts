import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram, installFromDebian } from '../checks/debian.ts';
import { root } from '../settings.ts';
import { temporaryFolders } from './arrangement.ts';
import { MeasuredProcess } from './measured-process.ts';
import type { Row } from './rows.ts';
import { local, type LeftOut, type Target } from './target.ts';
import { textsToImport } from './texts-to-import.ts';

const name = 'WordPress, same text';
const packages = [
  'wordpress',
  'wordpress-theme-twentytwentythree',
  'php-fpm',
  'php-mysql',
  'mariadb-server',
];
const debians = '/usr/share/wordpress';
const ours = path.join(root, 'scripts', 'bench', 'wordpress');

interface Programs {
  nginx: string;
  database: string;
  php: string;
  fpm: string;
}

/**
 * WordPress as Debian has it, with its newest theme and without a cache of pages: MariaDB, four
 * processes of PHP, and nginx, each with files and sockets of the benchmark's own.
 *
 * @param folder is made; nothing of it outlives the benchmark
 */
export async function startWordPress(
  folder: string,
  publications: number,
  port: number,
): Promise<Target | LeftOut> {
  const programs = findOrInstall();
  if (!programs)
    return { name, why: `these are missing: sudo apt-get install -y ${packages.join(' ')}` };
  const socket = path.join(folder, 'database.sock');
  const env = {
    PATH: process.env.PATH,
    BENCH_SOCKET: socket,
    BENCH_ADDRESS: local('', port),
  };
  layOut(folder, programs, socket, port);
  const commands = [
    `${programs.database} --no-defaults --user=root --datadir=${folder}/database --socket=${socket} --skip-networking --pid-file=${folder}/database.pid`,
    `${programs.fpm} --nodaemonize --allow-to-run-as-root --fpm-config ${folder}/fpm.conf`,
    `${programs.nginx} -c ${folder}/nginx.conf`,
  ];
  // One group of processes, so that all of them count.
  const together = `${commands.map((command) => `${command} &`).join(' ')} wait`;
  const program = new MeasuredProcess('/bin/sh', ['-c', together], env, folder);
  const fault = await fill(folder, programs, env, publications);
  if (fault) {
    await program.stop();
    return { name, why: fault };
  }
  await program.until(local('/', port));
  return { name, program, addressOf: (row) => addressOf(row, port) };
}

function findOrInstall(): Programs | undefined {
  if (!find()) installFromDebian(packages);
  return find();
}

function find(): Programs | undefined {
  const fpm = existsSync('/usr/sbin')
    ? readdirSync('/usr/sbin').find((file) => /^php-fpm\d/.test(file))
    : undefined;
  const [nginx, database, php] = ['nginx', 'mariadbd', 'php'].map(findProgram);
  // Without a theme it answers with nothing at all.
  const themes = path.join(debians, 'wp-content', 'themes');
  const hasTheme = existsSync(themes) && readdirSync(themes).length > 0;
  if (!fpm || !nginx || !database || !php || !hasTheme) return undefined;
  return { nginx, database, php, fpm: `/usr/sbin/${fpm}` };
}

function layOut(folder: string, { nginx: _, ...programs }: Programs, socket: string, port: number) {
  const site = path.join(folder, 'site');
  mkdirSync(folder, { recursive: true });
  cpSync(debians, site, { recursive: true, dereference: true });
  mkdirSync(path.join(site, 'wp-content', 'mu-plugins'), { recursive: true });
  cpSync(path.join(ours, 'no-redirects.php'), path.join(site, 'wp-content/mu-plugins/bench.php'));
  cpSync(path.join(ours, 'wp-config.php'), path.join(site, 'wp-config.php'));
  const install = findProgram('mariadb-install-db') ?? programs.database;
  spawnSync(install, [
    '--no-defaults',
    '--user=root',
    `--datadir=${folder}/database`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  writeFileSync(
    path.join(folder, 'fpm.conf'),
    `[global]
error_log = ${folder}/fpm.log
[www]
user = root
group = root
listen = ${folder}/fpm.sock
pm = static
pm.max_children = 4
clear_env = no
`,
  );
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `user root; daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types; access_log off; gzip on; ${temporaryFolders(folder)}
  server {
    listen 127.0.0.1:${port}; root ${site}; index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ { include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass unix:${folder}/fpm.sock; }
  }
}
`,
  );
}

/** @returns what went wrong; undefined where nothing did */
async function fill(
  folder: string,
  { php }: Programs,
  env: NodeJS.ProcessEnv,
  publications: number,
): Promise<string | undefined> {
  const posts = path.join(folder, 'posts.json');
  const texts = textsToImport(publications).map(({ paragraphs, ...text }) => ({
    ...text,
    content: paragraphs.join('\n\n'),
  }));
  writeFileSync(posts, JSON.stringify(texts));
  const client = findProgram('mariadb') ?? 'mariadb';
  const create = [
    '--no-defaults',
    `--socket=${env.BENCH_SOCKET}`,
    '--execute=CREATE DATABASE bench',
  ];
  for (let tries = 0; tries < 60 && spawnSync(client, create).status !== 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const args = [path.join(ours, 'fill.php'), posts];
  const { status, stdout, stderr } = spawnSync(php, args, { cwd: path.join(folder, 'site'), env });
  if (status === 0) return undefined;
  return `its tables could not be filled: ${String(stdout).slice(-200)}${String(stderr).slice(-200)}`;
}

/** What stands for each page of ours: the front page lists all, a category those of a type. */
function addressOf({ name: row, address }: Row, port: number): string | undefined {
  const { pathname, searchParams } = new URL(address, 'http://site');
  const last = pathname.split('/').at(-1) ?? '';
  const addresses: Record<string, string> = {
    'landing page': '/',
    'review type': `/?category_name=${last}`,
    'filtered list': `/?category_name=${searchParams.get('type')}&orderby=title&order=ASC`,
    publication: `/?name=${last}`,
    '304': '/',
    '404': address,
  };
  const found = addresses[row];
  return found && local(found, port);
}
