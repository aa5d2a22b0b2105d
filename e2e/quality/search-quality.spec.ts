import { judgementWords, judgeSearch, leastRight } from '../../scripts/search/judge-search.ts';
import { expect, test } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';

test('nearly every judged query finds the right publication first', async ({ request }) => {
  test.setTimeout(120_000);
  const isWhole = async () => {
    const answer = await request.get('/learning-reviews/publications?q=review');
    return answer.ok() && !(await answer.text()).includes('cannot be searched yet');
  };
  await expect.poll(isWhole, { timeout: 60_000 }).toBe(true);
  const judgements = await judgeSearch(settings.siteUrl);
  console.log(judgementWords(judgements));
  expect(judgements.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(leastRight);
});
