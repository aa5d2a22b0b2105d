import { readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { PlainError } from './plain-error.mjs';

const neededGigabytes = 2;

/**
 * Installs the packages when they are missing or package-lock.json has changed since.
 *
 * @param {string} root the repository
 * @param {{env: NodeJS.ProcessEnv}} options
 * @throws {PlainError} when npm fails or there is too little disk
 */
export async function installPackages(root, { env }) {
  if (isInstalled(root)) return;
  refuseLittleSpace(root, neededGigabytes, 'installing the packages');
  // Production settings of the machine must not leave out what builds the product.
  const { NODE_ENV: _ignored, ...rest } = env;
  await runNpm(['ci', '--include=dev', '--include=optional'], {
    cwd: root,
    env: rest,
    label: 'Installing packages (about 2 minutes the first time)',
  });
}

/**
 * Compares the lock file with npm's own record of what it installed, which it writes last, so
 * that an installation cut short counts as none.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules') || entry.optional || entry.devOptional)
      return true;
    const found = installed[path];
    return found !== undefined && found.version === entry.version && found.link === entry.link;
  });
}

/**
 * @param {string} folder
 * @param {number} gigabytes
 * @param {string} purpose
 * @throws {PlainError} when the disk that holds the folder has less room
 */
export function refuseLittleSpace(folder, gigabytes, purpose) {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1e9;
  if (free >= gigabytes) return;
  throw new PlainError(
    `The disk that holds ${folder} has ${free.toFixed(1)} GB free, and ${purpose} needs ${gigabytes} GB. ` +
      'Free some space and run the same command again.',
  );
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, link?: boolean, optional?: boolean, devOptional?: boolean}> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
