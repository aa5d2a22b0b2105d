import { judgementWords, judgeSearch, leastRight } from './search/judge-search.ts';
import { runTask } from './run-task.ts';
import { readSettings } from './settings.ts';

/** `npm run search:quality`: how well the search of the running demonstration finds what is meant. */
await runTask(async () => {
  const judgements = await judgeSearch(readSettings(process.env).siteUrl);
  console.log(judgementWords(judgements));
  if (judgements.filter(({ isRight }) => isRight).length < leastRight) process.exitCode = 1;
});
