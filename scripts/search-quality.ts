import { judgementWords, judgeSearch, leastRight } from './search/judge-search.ts';
import { runTask } from './run-task.ts';
import { PlainError } from './set-up/plain-error.mjs';
import { readSettings } from './settings.ts';

/** `npm run search:quality`: how well the search of the running demonstration finds what is meant. */
await runTask(async () => {
  const { siteUrl } = readSettings(process.env);
  const isThere = await fetch(siteUrl).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    throw new PlainError(
      `No site answers at ${siteUrl}. Start it with npm start, or set SITE_URL to where it is.`,
    );
  }
  const judgements = await judgeSearch(siteUrl);
  console.log(judgementWords(judgements));
  if (judgements.filter(({ isRight }) => isRight).length < leastRight) process.exitCode = 1;
});
