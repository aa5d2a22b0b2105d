import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { temporaryName } from 'strapi-provider-private-files';
import { settings } from '../settings';

const fileName = 'document-checks.key';
const shortest = 32;

let secret: string | undefined;

/**
 * The key for one purpose of the checks. It is kept outside the database and outside the backup set,
 * so that neither tells what was found in a document, nor which names must not appear.
 *
 * @param purpose such as "reports"; another purpose has another key
 * @throws Error when the file of the key can neither be read nor made
 */
export function checkingKey(purpose: string): Buffer {
  secret ??= settings().documentChecksKey ?? readOrMakeKey(settings().withdrawalsDir);
  return Buffer.from(hkdfSync('sha256', secret, '', `document checks: ${purpose}`, 32));
}

/** Tells one key from another, and tells nothing of it. */
export function checkingKeyId(): string {
  return createHash('sha256').update(checkingKey('name of this key')).digest('hex').slice(0, 16);
}

function readOrMakeKey(folder: string): string {
  const file = path.join(folder, fileName);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) makeKey(folder, file);
  const key = readFileSync(file, 'utf8').trim();
  if (key.length >= shortest) return key;
  throw new Error(
    `${file} is damaged. It opens the reports of document checks. Put a copy of it in its place. Without one, delete it: every document is then checked again, and names that must not appear are typed again.`,
  );
}

/** Whole or not at all, and by one process only: a second name is given to what is written whole. */
function makeKey(folder: string, file: string): void {
  const beside = path.join(folder, temporaryName('key'));
  writeFileSync(beside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(beside, file);
  } catch (error) {
    // Some disks know no second names.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
