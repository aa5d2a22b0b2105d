import { errors } from '@strapi/utils';
import { z } from 'zod';

const longestReason = 500;
const day = 24 * 60 * 60 * 1000;
/** More than a year at once is no calendar. */
const longestSpan = 400 * day;

const entry = z.object({
  uid: z.string(),
  documentId: z.string(),
  /** Of the draft that the screen showed. */
  fingerprint: z.string().nullish(),
});

const order = z.object({
  title: z.string().trim().max(200, { error: 'Keep the name within 200 characters.' }).nullish(),
  atUk: z.unknown().optional(),
  zone: z.unknown().optional(),
  entries: z.array(entry, {
    error: 'Choose what goes live.',
  }),
  wantsReceipt: z.boolean().default(false),
});

/**
 * Reads what somebody wants to go live, and when.
 *
 * @throws ValidationError (400) that says what is missing
 */
export function readOrder(body: unknown): z.infer<typeof order> {
  const parsed = order.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new errors.ValidationError(parsed.error.issues[0]?.message ?? 'Choose what goes live.');
}

/** @throws ValidationError (400) for a reason that is too long */
export function readReason(reason: unknown): string {
  const text = typeof reason === 'string' ? reason.trim() : '';
  if (text.length <= longestReason) return text;
  throw new errors.ValidationError(`Keep the reason within ${longestReason} characters.`);
}

/**
 * Reads the span that a calendar shows: by default a month back and two ahead.
 *
 * @param query `from` and `to` as ISO 8601 times
 * @throws ValidationError (400) for what is no time
 */
export function readSpan(query: Record<string, unknown>, now: Date): { from: Date; to: Date } {
  const from = readTime(query.from, new Date(now.getTime() - 31 * day));
  const to = readTime(query.to, new Date(now.getTime() + 62 * day));
  const isFine = to > from && to.getTime() - from.getTime() <= longestSpan;
  if (isFine) return { from, to };
  throw new errors.ValidationError(
    'Ask for a span of time that begins before it ends, of a year at most.',
  );
}

function readTime(value: unknown, fallback: Date): Date {
  if (value === undefined || value === '') return fallback;
  const at = new Date(String(value));
  if (!Number.isNaN(at.getTime())) return at;
  throw new errors.ValidationError('Give “from” and “to” as times, such as 2026-12-01T00:00:00Z.');
}
