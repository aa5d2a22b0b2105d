import { demonstrationStatus } from '../demo/loading/demonstration-status';
import { loadDemonstration } from '../demo/loading/load-demonstration';
import { loadStarter } from '../demo/loading/load-starter';
import { settings } from '../settings';
import { prepareFirstSignIn } from './first-sign-in';
import { runCommand } from './run-command';

/**
 * `node dist/src/commands/prepare.js [--no-demo]`: first users, then the demonstration, or with
 * `--no-demo` the starter content. Each is done once; running it again changes nothing.
 */
void runCommand(async (strapi) => {
  if (await prepareFirstSignIn(strapi, settings())) console.log('First users made.');
  if (process.argv.includes('--no-demo')) {
    const { isLoaded } = await demonstrationStatus(strapi);
    const stored = isLoaded ? 0 : await loadStarter(strapi);
    console.log(stored > 0 ? `Starter content: ${stored} entries.` : 'Content is already there.');
    return;
  }
  const isLoaded = await loadDemonstration(strapi, (done, total, what) =>
    console.log(`Demonstration ${done} of ${total}: ${what}`),
  );
  if (!isLoaded) console.log('Content is already there.');
});
