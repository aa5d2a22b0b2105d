import { alertSignUp, alertToken, type AlertSignUp } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { isTopic } from './topics';

const tokenBody = z.strictObject({ token: alertToken });

/** @throws ValidationError (400), which never repeats the address */
export async function readSignUp(strapi: Core.Strapi, body: unknown): Promise<AlertSignUp> {
  const read = alertSignUp.safeParse(body);
  if (!read.success || !(await isTopic(strapi, read.data.topic))) {
    throw new errors.ValidationError(
      'Send "address", "topic" ("everything", or "type:" or "theme:" and the id of one that is published) and "pace" ("at-once", "daily" or "weekly"), and nothing else.',
    );
  }
  return read.data;
}

/** @throws ValidationError (400) */
export function readToken(body: unknown): string {
  const read = tokenBody.safeParse(body);
  if (!read.success) throw new errors.ValidationError('Send "token", and nothing else.');
  return read.data.token;
}
