// The one way in: `node scripts/run.mjs <task> [options]`; the tasks are below.
// Plain JavaScript, because it has to run on whatever Node the machine has. It finds or installs
// the Node that the product needs, installs the packages, and hands over to scripts/<task>.ts.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './set-up/find-node.mjs';
import { installPackages } from './set-up/install-packages.mjs';
import { PlainError } from './set-up/plain-error.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each is scripts/<task>.ts; the second is how people call it. */
const tasks = {
  start: 'npm start',
  test: 'npm test',
  prove: 'npm run prove',
  bench: 'npm run bench',
  'bench-search': 'npm run bench:search',
  soak: 'npm run soak',
  develop: 'npm run develop',
  format: 'npm run format',
  password: 'npm run password',
  'remove-demonstration': 'npm run demo:remove',
  'embargo-check': 'npm run embargo:check',
  'audit-check': 'npm run audit:check',
  'documents-check': 'npm run documents:check',
  'search-quality': 'npm run search:quality',
};

/**
 * Runs one task in a Node that can run it, and resolves to its exit code.
 *
 * @param {string | undefined} task a key of `tasks`
 * @param {string[]} options passed on to the task
 * @returns {Promise<number>}
 */
async function run(task, options) {
  if ([task, ...options].some((option) => option === '--help' || option === '-h')) {
    console.log(help);
    return 0;
  }
  if (!task || !Object.hasOwn(tasks, task)) {
    const list = Object.entries(tasks).map(([name, command]) => `  ${name.padEnd(22)}${command}`);
    throw new PlainError(
      `${task ? `There is no task called "${task}".` : 'Which task?'} There are:\n\n${list.join('\n')}\n\nMore about each: npm start -- --help`,
    );
  }
  const node = await findNode(root);
  const env = environmentFor(node);
  await installPackages(root, { env });
  return handOver(node, [join(root, 'scripts', `${task}.ts`), ...options], env);
}

/**
 * @param {string} node path of the Node to use
 * @returns {NodeJS.ProcessEnv} ours, with that Node first on PATH for every child
 */
function environmentFor(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return {
    ...process.env,
    PATH: path.join(delimiter),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    // Installing Node and the packages is a part of what somebody waits for.
    COMMAND_BEGAN_AT: String(performance.timeOrigin),
    // Reports that would otherwise leave the machine.
    ASTRO_TELEMETRY_DISABLED: '1',
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
}

/**
 * The task stops itself when this process disappears (it sees the channel close), and decides
 * what a signal means; until it has ended, this process waits.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function handOver(node, args, env) {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0205', ...args],
    { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

const help = `Learning Reviews

  npm start                       install, build what is stale, and run the CMS and the site
  npm start -- --no-demo          the same, without the demonstration content
  npm test                        everything that CI runs
  npm test -- <words>             only the steps whose names hold one of the words; --list names them
  npm run prove                   the proofs of docs/proofs.md in full (about half an hour)
  npm run bench                   how fast the site is, beside nginx and plain Astro (docs/speed.md)
  npm run soak                    half an hour of full load with a publish every five seconds
  npm run develop                 both apps, reloading as you edit
  npm run format                  put every file in the agreed format
  npm run password -- <e-mail>    set a new password for somebody (stop the product first)
  npm run demo:remove             remove the demonstration content (stop the product first)
  npm run embargo:check           look from outside for what is not public yet; -- <title> for one
  npm run audit:check             look whether the audit trail is whole; -- <receipt.json> to compare
  npm run documents:check         check every public document by the checks of this version

Settings (environment): WEB_PORT 4321, CMS_PORT 1337, DATA_DIR .data, DATABASE_URL (empty: SQLite),
SITE_URL, CMS_URL. The operators' guide in docs/ has them all.`;

const isMain = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) {
  const [task, ...options] = process.argv.slice(2);
  run(task, options).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(`\n${error instanceof PlainError ? error.message : error.stack}\n`);
      // 1 would say that a check has found something.
      process.exitCode = task?.endsWith('-check') ? 2 : 1;
    },
  );
}
