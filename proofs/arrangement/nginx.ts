import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../scripts/checks/debian.ts';
import { root } from '../../scripts/settings.ts';

/** Ports of this machine. */
export interface ProxyPorts {
  /** Where the public and the editors come in, and where the sites ask the CMSs. */
  site: number;
  cms: number;
  internal: number;
  /** The two processes of each. */
  sites: readonly [number, number];
  cmses: readonly [number, number];
}

/** A running nginx, which sends requests to two of each. */
export interface Proxy {
  stop(): Promise<void>;
}

/**
 * Starts nginx with the settings of `docs/compose/nginx.conf`, in which only the addresses differ,
 * and TLS, for which one machine has no certificate.
 *
 * @throws Error with the line that installs nginx where it is missing
 */
export function startNginx(folder: string, ports: ProxyPorts): Proxy {
  const program = findProgram('nginx');
  if (!program)
    throw new Error('nginx is missing. Install it: sudo apt-get install -y nginx-light');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, settingsOf(folder, ports));
  const child = spawn(program, ['-c', file], { stdio: 'inherit' });
  const end = () => void child.kill('SIGTERM');
  process.once('exit', end);
  return {
    async stop() {
      process.off('exit', end);
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function settingsOf(folder: string, ports: ProxyPorts): string {
  let text = readFileSync(path.join(root, 'docs', 'compose', 'nginx.conf'), 'utf8');
  const put = (from: string, to: string) => {
    if (!text.includes(from)) throw new Error(`docs/compose/nginx.conf no longer has "${from}".`);
    text = text.replaceAll(from, to);
  };
  const local = (port: number) => `127.0.0.1:${port}`;
  ports.sites.forEach((port, at) => put(`site-${at + 1}:4321`, local(port)));
  ports.cmses.forEach((port, at) => put(`cms-${at + 1}:1337`, local(port)));
  put(
    'listen 443 ssl;\n    server_name ${SITE_HOST};',
    `listen ${local(ports.site)};\n    server_name site;`,
  );
  put(
    'listen 443 ssl;\n    server_name ${CMS_HOST_NAME};',
    `listen ${local(ports.cms)};\n    server_name cms;`,
  );
  put('listen 8081;', `listen ${local(ports.internal)};`);
  put('ssl_certificate /etc/nginx/certificates/fullchain.pem;', '');
  put('ssl_certificate_key /etc/nginx/certificates/privkey.pem;', '');
  put('X-Forwarded-Proto https;', 'X-Forwarded-Proto http;');
  // What browsers do over TLS alone; Debian's nginx does not know the word.
  put('http2 on;', '');
  // Names of containers are looked up again and again, by a word that Debian's nginx does not know.
  put(' resolve ', ' ');
  put('resolver 127.0.0.11 valid=5s;', '');
  put('http {', `http {\n  ${temporaryFolders(folder)}`);
  // A folder of ours is closed to the user that nginx would take for its work.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} daemon off; pid ${path.join(folder, 'pid')}; error_log ${path.join(folder, 'error.log')};\n${text}`;
}

function temporaryFolders(folder: string): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${path.join(folder, kind)};`)
    .join(' ');
}
