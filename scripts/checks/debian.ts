import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/** Where a program of the machine is; undefined where it is not. */
export function findProgram(name: string): string | undefined {
  return folders.map((folder) => `${folder}/${name}`).find((file) => existsSync(file));
}

/** Installs packages of Debian, where there are such and this user may; else does nothing. */
export function installFromDebian(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/**
 * Looks for nginx, and installs it where this user may.
 *
 * @returns its path, or the line that installs it
 */
export function findOrInstallNginx(): { path: string } | { missing: string } {
  if (!findProgram('nginx')) installFromDebian(['nginx-light']);
  const path = findProgram('nginx');
  if (path) return { path };
  return { missing: 'No nginx here. Install it: sudo apt-get install -y nginx-light (Debian)' };
}
