import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runNpm } from './npm.mjs';
import { PlainError } from './plain-error.mjs';

const run = promisify(execFile);

/**
 * The Node to run the product with: this one where it is good enough, else the pinned one, which
 * is installed into scripts/node-runtime from the npm registry the first time.
 *
 * @param {string} root the repository
 * @param {{version?: string, execPath?: string}} [current] the Node that runs now
 * @returns {Promise<string>} its path
 * @throws {PlainError} when this Node is too old even to install another
 */
export async function findNode(
  root,
  { version = process.versions.node, execPath = process.execPath } = {},
) {
  refuseTooOld(version);
  if (isSuitable(version)) return execPath;

  const folder = join(root, 'scripts', 'node-runtime');
  const node =
    process.platform === 'win32'
      ? join(folder, 'node_modules', `node-win-${process.arch}`, 'bin', 'node.exe')
      : join(folder, 'node_modules', '.bin', 'node');
  const pinned = pinnedVersion(folder);
  if ((await versionOf(node)) === pinned) return node;

  await runNpm(['ci', '--include=optional'], {
    cwd: folder,
    label: `Installing Node ${pinned} for this folder only (this machine has ${version})`,
  });
  const installed = await versionOf(node);
  if (installed === pinned) return node;
  throw new PlainError(
    `Node ${pinned} could not be installed for ${process.platform} on ${process.arch}. ` +
      'Install Node 24 from https://nodejs.org/ and run the same command again.',
  );
}

/**
 * @param {string} version such as 24.21.0
 * @returns {boolean} whether it runs TypeScript without a flag (22.18 and later) and Strapi (up to 24)
 */
export function isSuitable(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 18);
}

/**
 * @param {string} version
 * @throws {PlainError} below Node 20, whose npm cannot be relied on
 */
export function refuseTooOld(version) {
  if (Number(version.split('.')[0]) >= 20) return;
  throw new PlainError(
    `This machine has Node ${version}, which is too old. ` +
      'Install Node 24 (or any from 20 on) from https://nodejs.org/ and run the same command again.',
  );
}

/** @param {string} folder */
function pinnedVersion(folder) {
  const { config } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return config.node;
}

/**
 * @param {string} node
 * @returns {Promise<string | undefined>}
 */
async function versionOf(node) {
  if (!existsSync(node)) return undefined;
  const result = await run(node, ['--version']).catch(() => undefined);
  return result?.stdout.trim().replace(/^v/, '');
}
