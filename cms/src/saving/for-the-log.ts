import { errors } from '@strapi/utils';

/**
 * What a log may say of an error of reading, publishing or taking off entries. The words of a rule
 * may name a person or a title, which no log should.
 */
export function forTheLog(error: unknown): string {
  if (error instanceof errors.ApplicationError) return error.name;
  // A fault of the database begins with the whole statement and what it was to store.
  return String(error).split(' - ').at(-1) ?? '';
}
