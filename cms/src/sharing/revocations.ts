import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { keptRecords } from '../withdrawing/kept-records';
import { revokeLink } from './share-links';

const prefix = 'share-';

/** No link works for longer, in milliseconds: 30 days and one for clocks. */
const longestLife = 31 * 24 * 60 * 60 * 1000;

const revocation = z.object({ id: z.uuid(), at: z.iso.datetime(), by: z.string() });

/**
 * Remembers outside the backup set that a link was ended: a restored database still takes it for
 * one that works.
 */
export async function rememberRevocation(id: string, by: string): Promise<void> {
  const text = JSON.stringify({ id, at: new Date().toISOString(), by });
  await keptRecords().write(`${prefix}${id}.json`, `${text}\n`);
}

/** At a start: ends what was ended before, and forgets what would have run out by itself. */
export async function revokeAgain(strapi: Core.Strapi, now: Date): Promise<void> {
  const records = await keptRecords().readAll();
  for (const { name, text } of records.filter((record) => record.name.startsWith(prefix))) {
    const read = revocation.safeParse(parsed(text));
    if (!read.success) {
      strapi.log.error(`${name} cannot be read as the end of a share link. Delete it.`);
      continue;
    }
    const { id, at, by } = read.data;
    if (now.getTime() - Date.parse(at) > longestLife) await keptRecords().remove(name);
    else await revokeLink(strapi, id, by);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
