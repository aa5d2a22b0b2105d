import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { MissingFileError } from 'strapi-provider-private-files';
import { documentStore } from '../documents/store';
import type { Fields } from '../rules/fault';
import { documentsIn } from './documents-of-entry';

/** The version of each stored file whose bytes were found to be those that its name vouches for. */
const known = new Map<string, string>();
const reading = new Map<string, Promise<boolean>>();
const mostKnown = 20_000;

/**
 * Whether the bytes in the store are still those that were uploaded: the name of a stored file
 * begins with their SHA-256. They are read once, and again when the store says that they may be
 * others.
 *
 * @throws StoreUnreachableError
 */
export async function isIntact(storedName: string): Promise<boolean> {
  const version = await versionOf(storedName);
  if (version === null) return false;
  if (known.get(storedName) === version) return true;
  const asked = `${storedName} ${version}`;
  const answer = reading.get(asked) ?? readAndCompare(storedName, version);
  reading.set(asked, answer);
  try {
    return await answer;
  } finally {
    reading.delete(asked);
  }
}

async function readAndCompare(storedName: string, version: string): Promise<boolean> {
  const sha256 = createHash('sha256');
  try {
    for await (const part of await documentStore().read(storedName)) sha256.update(part as Buffer);
  } catch (error) {
    if (error instanceof MissingFileError) return false;
    throw error;
  }
  if (!storedName.startsWith(`${sha256.digest('hex')}-`)) return false;
  // Somebody may have written to it while it was read.
  if ((await versionOf(storedName)) !== version) return isIntact(storedName);
  if (known.size >= mostKnown) known.clear();
  known.set(storedName, version);
  return true;
}

async function versionOf(storedName: string): Promise<string | null> {
  try {
    return await documentStore().version(storedName);
  } catch (error) {
    if (error instanceof MissingFileError) return null;
    throw error;
  }
}

/** Reads the bytes of a draft's documents before a transaction in which others would wait for that. */
export async function readAhead(strapi: Core.Strapi, uid: string, draft: Fields): Promise<void> {
  for (const { file } of documentsIn(strapi, uid, draft)) {
    // What is wrong with them is said where it counts.
    await isIntact(file.hash + (file.ext ?? '')).catch(() => false);
  }
}
