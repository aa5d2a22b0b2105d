import { firstSignInFile, readFirstSignIn } from './run/first-sign-in.ts';
import { type RunningProduct, startProduct } from './run/product.ts';
import { stayUntilStopped } from './run/stay-until-stopped.ts';
import { listenForStop, Stopped } from './run/stop-signals.ts';
import { commandBegan, readSettings } from './settings.ts';
import { formatDuration } from './set-up/progress.mjs';
import { runTask } from './run-task.ts';
import { PlainError } from './set-up/plain-error.mjs';

/** `npm start`: returns when someone stops the product, throws when it cannot be started. */
async function start(options: string[]): Promise<void> {
  const unknown = options.find((option) => option !== '--no-demo');
  if (unknown) {
    throw new PlainError(`npm start knows no "${unknown}". It knows: --no-demo and --help.`);
  }
  const settings = readSettings(process.env);
  const stop = listenForStop();
  try {
    const withDemo = !options.includes('--no-demo');
    const product = await startProduct(settings, withDemo, stop);
    console.log(welcome(product, Date.now() - commandBegan(process.env)));
    await stayUntilStopped(product, stop);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    console.log('\nStopped.');
  }
}

function welcome({ settings, isFirstStart }: RunningProduct, milliseconds: number): string {
  const { siteUrl, cmsUrl, dataDir } = settings;
  const accounts = readFirstSignIn(dataDir);
  const lines = [
    '',
    `Ready in ${formatDuration(milliseconds)}.`,
    '',
    `  Site    ${siteUrl}`,
    `  Admin   ${cmsUrl}/admin`,
    '',
  ];
  if (isFirstStart && accounts.length > 0) {
    lines.push(
      '  Sign in to the admin the first time with one of these, and change its password there:',
      ...accounts.map(
        ({ role, email, password }) => `    ${role.padEnd(14)} ${email}   ${password}`,
      ),
      `  They are kept in ${firstSignInFile(dataDir)}. Delete that file once you have changed them.`,
    );
  } else if (accounts.length > 0) {
    lines.push(`  First sign-in: the e-mails and passwords are in ${firstSignInFile(dataDir)}.`);
  }
  lines.push('', '  Ctrl-C stops both.', '');
  return lines.join('\n');
}

await runTask(() => start(process.argv.slice(2)));
