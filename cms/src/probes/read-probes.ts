import { errors } from '@strapi/utils';
import { z } from 'zod';
import type { GuessCount } from './guess-counter';
import { guessKinds } from './guess-kinds';

const minute = 60_000;

/** How old a minute may be that the site tells of, and how far its clock may be ahead. */
const oldest = 120 * minute;
const clockDifference = 2 * minute;

/** More than any site refuses in a minute; a larger number is a fault or a forgery. */
const most = 1_000_000;

const count = z.int().min(0).max(most);

const probes = z.strictObject({
  minute: z.iso.datetime().regex(/:00(\.0+)?Z$/),
  document: count,
  preview: count,
  share: count,
});

/**
 * Reads what the site tells of one minute: how often it refused each kind of address.
 *
 * @param now judges the minute, which must be within the last two hours
 * @throws ValidationError (400) that says what it may be
 */
export function readProbes(body: unknown, now: Date): GuessCount[] {
  const read = probes.safeParse(body);
  if (!read.success) {
    throw new errors.ValidationError(
      `Send "minute" (ISO 8601, UTC, to the minute) and the whole numbers "document", "preview" and "share", each from 0 to ${most}, and nothing else.`,
    );
  }
  const at = Date.parse(read.data.minute);
  if (at < now.getTime() - oldest || at > now.getTime() + clockDifference) {
    throw new errors.ValidationError('"minute" must be within the last two hours.');
  }
  return guessKinds
    .map((kind) => ({
      minute: new Date(at).toISOString(),
      kind,
      source: 'site' as const,
      count: read.data[kind],
    }))
    .filter((row) => row.count > 0);
}
