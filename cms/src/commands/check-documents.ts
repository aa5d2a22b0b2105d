import { checkPublicDocuments, type PublicDocument } from '../checking/public-documents';
import { runCommand } from './run-command';

/** Exit statuses: as good as a test that passes, one that fails, and one that could not run. */
const statuses = { fine: 0, wrong: 1, couldNotLook: 2 } as const;

/** How often it is told how far it is, in milliseconds. */
const tellEvery = 5_000;

/**
 * `node dist/src/commands/check-documents.js`: checks every public document by the checks of this
 * version, and lists what they find. It changes nothing that is public. Ends with 0 when nothing is
 * wrong, 1 when something is, and 2 when it could not look.
 */
void runCommand(async (strapi) => {
  let told = Date.now();
  const documents = await checkPublicDocuments(strapi, (done, total) => {
    if (done < total && Date.now() - told < tellEvery) return;
    told = Date.now();
    console.log(`Checked ${done} of ${total} public documents.`);
  });
  return tell(documents);
}, statuses.couldNotLook);

/** Titles are public; what was found is not, so it is told in the admin alone. */
function tell(documents: PublicDocument[]): number {
  const wrong = documents.filter(({ isFine }) => !isFine);
  for (const { title, path, document, words } of wrong) {
    console.log(`\n${title} (${path}), “${document}”:`);
    for (const line of words) console.log(`  ${line}`);
  }
  if (wrong.length === 0) {
    console.log(`Nothing is wrong with what is public: ${documents.length} documents checked.`);
    return statuses.fine;
  }
  console.log(
    `\nSomething is wrong: with ${wrong.length} of ${documents.length} public documents. They stay public until somebody decides. Open each in the admin, look at “Document checks”, and withdraw it or publish a mended file.`,
  );
  return statuses.wrong;
}
