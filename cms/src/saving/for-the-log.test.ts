import { errors } from '@strapi/utils';
import { describe, expect, it } from 'vitest';
import { forTheLog } from './for-the-log';

describe('a log says of an error', () => {
  it.each([
    [new errors.ApplicationError('“Family Q” is withdrawn.'), 'ApplicationError'],
    [new errors.ValidationError('“Family Q” has no summary.'), 'ValidationError'],
    [
      new Error("insert into `publications` (`title`) values ('Family Q') - SQLITE_BUSY: locked"),
      'SQLITE_BUSY: locked',
    ],
    [new TypeError('It is not a function.'), 'TypeError: It is not a function.'],
    ['nothing more', 'nothing more'],
  ])('%s: no title and no name', (error, words) => expect(forTheLog(error)).toBe(words));
});
