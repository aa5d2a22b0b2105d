import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from '../set-up/plain-error.mjs';

/** One of the accounts that the first start makes. */
export interface Account {
  role: string;
  email: string;
  password: string;
}

/** The file that holds the first accounts (mode 0600). */
export function firstSignInFile(dataDir: string): string {
  return path.join(dataDir, 'first-sign-in.json');
}

/**
 * @returns the first accounts, or none when the operator has deleted the file
 * @throws PlainError when the file holds something else
 */
export function readFirstSignIn(dataDir: string): Account[] {
  const file = firstSignInFile(dataDir);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const found: unknown = JSON.parse(text);
  const accounts = Array.isArray(found) ? found : (found as { accounts?: unknown }).accounts;
  if (Array.isArray(accounts) && accounts.every(isAccount)) return accounts;
  throw new PlainError(`${file} is not the list of first accounts. Restore it, or delete it.`);
}

function isAccount(value: unknown): value is Account {
  const { role, email, password } = value as Partial<Account>;
  return [role, email, password].every((text) => typeof text === 'string');
}
