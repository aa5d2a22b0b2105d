import type { Core } from '@strapi/strapi';
import { asActor } from '../audit/actor';
import { bootStrapi } from '../boot';

/** The command cannot go on; the message says why and what to do. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Starts Strapi without HTTP, does the work, and ends the process: with 0, or the number that the
 * work answers, when it could be done, and a plain message when not.
 *
 * @param failed the exit status when the work could not be done
 */
export async function runCommand(
  work: (strapi: Core.Strapi) => Promise<unknown>,
  failed = 1,
): Promise<void> {
  try {
    const { strapi, stop } = await bootStrapi();
    let status: unknown;
    try {
      status = await asActor('A command on the server', () => work(strapi));
    } finally {
      await stop();
    }
    process.exit(typeof status === 'number' ? status : 0);
  } catch (error) {
    console.error(messageOf(error));
    process.exit(failed);
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CommandError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return 'The disk is full. Free some space and run the same command again: it goes on where it stopped.';
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'SQLITE_READONLY') {
    return `DATA_DIR cannot be written to (${error.message}). Give this user the right to write there and run the same command again.`;
  }
  if (code === 'SQLITE_BUSY') {
    return 'The database is in use. Stop the CMS first and run the same command again.';
  }
  const settingsFault = /^Could not load \w+ config file \S+: (.+)$/s.exec(error.message)?.[1];
  if (settingsFault) return settingsFault;
  return `${error.message}\nRun the same command again: it goes on where it stopped.`;
}
