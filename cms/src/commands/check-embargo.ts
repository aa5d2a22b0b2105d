import { checkEmbargo } from '../embargo-check/check-embargo';
import { itemsCalled, itemsToCheck } from '../embargo-check/items-to-check';
import type { EmbargoReport } from '../embargo-check/report';
import { reportText, shortReportText } from '../embargo-check/report-text';
import { storeCounts } from '../probes/watch';
import { CommandError, runCommand } from './run-command';
import { takeDownNow } from '../scheduling/clock';

const by = 'npm run embargo:check';

/** Exit statuses: as good as a test that passes, one that fails, and one that could not run. */
const statuses = { hidden: 0, public: 0, seen: 1, 'could-not-look': 2 } as const;

/**
 * `node dist/src/commands/check-embargo.js [title or web address]`: looks at a running product from
 * outside for everything that is not public, or for one item. Ends with 0 when nothing was seen, 1
 * when something was, and 2 when it could not look everywhere.
 */
void runCommand(async (strapi) => {
  const words = process.argv.slice(2).join(' ').trim();
  const items = words
    ? await itemsCalled(strapi, words)
    : await itemsToCheck(strapi, takeDownNow());
  if (words && items.length === 0) {
    throw new CommandError(
      `Nothing is called “${words}”. Give a part of the title, or the web address, of a publication or form.`,
    );
  }
  const verdicts: EmbargoReport['verdict'][] = [];
  for (const { uid, documentId } of items) {
    const report = await checkEmbargo(strapi, uid, documentId, { by });
    if (!report) continue;
    verdicts.push(report.verdict);
    console.log(items.length === 1 ? `\n${reportText(report)}` : shortReportText(report));
    await storeCounts(strapi);
  }
  return conclude(verdicts);
}, statuses['could-not-look']);

function conclude(verdicts: readonly EmbargoReport['verdict'][]): number {
  const count = (verdict: EmbargoReport['verdict']) =>
    verdicts.filter((one) => one === verdict).length;
  const of = (part: number) => `${part} of ${verdicts.length} checked`;
  if (verdicts.length === 0) {
    console.log('Everything is public: there is no draft and no change to look for.');
    return statuses.hidden;
  }
  if (count('seen') > 0) {
    console.log(`Something can be seen: of ${of(count('seen'))}. Tell an approver now.`);
    return statuses.seen;
  }
  if (count('could-not-look') > 0) {
    console.log(
      `Could not look everywhere: for ${of(count('could-not-look'))}. Is the product running, and are SITE_URL and CMS_URL the addresses that visitors use?`,
    );
    return statuses['could-not-look'];
  }
  console.log(`Nothing could be seen. Checked: ${verdicts.length}.`);
  return statuses.hidden;
}
