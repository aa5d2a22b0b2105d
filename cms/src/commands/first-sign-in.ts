import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { createFirstUsers } from '../roles/first-users';
import type { Settings } from '../settings';

/**
 * Makes the first users when there are none, and writes how to sign in to
 * `DATA_DIR/first-sign-in.json`, which only the owner may read.
 * @returns whether users were made now
 */
export async function prepareFirstSignIn(
  strapi: Core.Strapi,
  settings: Pick<Settings, 'dataDir' | 'cmsUrl'>,
): Promise<boolean> {
  // Not in a transaction: Strapi goes on counting users in the background after it answers.
  const accounts = await createFirstUsers(strapi);
  if (accounts.length === 0) return false;
  const file = path.join(settings.dataDir, 'first-sign-in.json');
  const content = { signInAddress: `${settings.cmsUrl}/admin`, accounts };
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return true;
}
