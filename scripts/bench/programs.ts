import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs that only the benchmark needs; undefined where one is not to be had. */
export interface Programs {
  nginx: string | undefined;
  wrk: string | undefined;
}

/** Looks for them, and installs them from Debian where this user may. */
export function findOrInstallPrograms(): Programs {
  const isAllThere = find('nginx') && find('wrk');
  if (!isAllThere && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light', 'wrk'],
      {
        env,
      },
    );
  }
  return { nginx: find('nginx'), wrk: find('wrk') };
}

/** Where a program is, if it is. */
export function find(name: string): string | undefined {
  const folders = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin'];
  return folders.map((folder) => `${folder}/${name}`).find((file) => existsSync(file));
}
