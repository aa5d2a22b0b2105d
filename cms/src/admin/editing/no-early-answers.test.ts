import { expect, it } from 'vitest';
import { noEarlyAnswers } from './no-early-answers';

const patch = (queryCacheKey: string) => ({
  type: 'adminApi/queries/queryResultPatched',
  payload: { queryCacheKey },
});

function passes(action: unknown): boolean {
  let hasPassed = false;
  noEarlyAnswers()(() => (hasPassed = true))(action);
  return hasPassed;
}

it('drops what Strapi guesses of an entry before the CMS has answered', () => {
  expect(passes(patch('getDocument({"documentId":"abc"})'))).toBe(false);
});

it('lets everything else pass', () => {
  expect(passes(patch('getAllDocuments({})'))).toBe(true);
  expect(passes({ type: 'adminApi/executeQuery/fulfilled' })).toBe(true);
  expect(passes(() => undefined)).toBe(true);
});
