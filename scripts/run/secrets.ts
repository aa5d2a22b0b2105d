import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from '../set-up/plain-error.mjs';

export const secretNames = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'PREVIEW_SECRET',
  'FILES_SECRET',
  'SITE_TOKEN',
] as const;

export type Secrets = Record<(typeof secretNames)[number], string>;

/**
 * Reads DATA_DIR/secrets.json (mode 0600), making it the first time and adding to it what a later
 * version of the product needs. A secret that is already there never changes.
 *
 * @throws PlainError when the file is there but cannot be read as secrets
 */
export function readOrMakeSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const known = readSecrets(file);
  const secrets = { ...makeSecrets(), ...known };
  if (secretNames.some((name) => known[name] === undefined)) writeWhole(file, secrets);
  chmodSync(file, 0o600);
  return secrets;
}

function readSecrets(file: string): Partial<Secrets> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new PlainError(
      `${file} cannot be read (${(error as Error).message}). Run this as the user who owns the file.`,
      { cause: error },
    );
  }
  const parsed = parseJson(text);
  if (typeof parsed === 'object' && parsed !== null && Object.values(parsed).every(isSecret)) {
    return parsed;
  }
  throw new PlainError(
    `${file} is damaged. Restore it from a backup. Without one, move it away: new secrets are made, ` +
      'and everyone signs in again.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSecret(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 16;
}

function makeSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64url');
  const made = Object.fromEntries(secretNames.map((name) => [name, random()])) as Secrets;
  // Two keys, so that an operator can put a new one in front and take the old one away later.
  return { ...made, APP_KEYS: `${random()},${random()}` };
}

/** A file that is cut short by a power cut would lock everyone out, so it appears whole or not at all. */
function writeWhole(file: string, secrets: Secrets): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(secrets, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  renameSync(beside, file);
}
