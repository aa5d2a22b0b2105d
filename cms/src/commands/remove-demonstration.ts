import { demonstrationStatus } from '../demo/loading/demonstration-status';
import { removeDemonstration } from '../demo/loading/remove-demonstration';
import { CommandError, runCommand } from './run-command';

/**
 * `node dist/src/commands/remove-demonstration.js [--with-edited]`: removes all of the
 * demonstration. Entries that somebody has edited since need the option, since they cannot be
 * brought back.
 */
void runCommand(async (strapi) => {
  const { isLoaded, items } = await demonstrationStatus(strapi);
  if (!isLoaded) {
    console.log('There is no demonstration here. Nothing was removed.');
    return;
  }
  const edited = items.filter(({ isEdited }) => isEdited);
  if (edited.length > 0 && !process.argv.includes('--with-edited')) {
    const list = edited.map(({ kind, title }) => `  ${kind}: ${title}`).join('\n');
    throw new CommandError(
      `Nothing was removed, because somebody has edited these since:\n${list}\nCopy what you want to keep, then run the same command with --with-edited.`,
    );
  }
  const removed = await removeDemonstration(strapi, (done, total, what) =>
    console.log(`Removing ${done} of ${total}: ${what}`),
  );
  console.log(`The demonstration is gone: ${removed} entries and files.`);
});
