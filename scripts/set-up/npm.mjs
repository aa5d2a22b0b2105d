import { spawn } from 'node:child_process';
import { explainNpmFailure } from './npm-failure.mjs';
import { PlainError } from './plain-error.mjs';
import { showProgress } from './progress.mjs';

/**
 * Runs npm with its own output kept back, showing a progress line instead.
 *
 * @param {string[]} args
 * @param {{cwd: string, label: string, env?: NodeJS.ProcessEnv}} options
 * @throws {PlainError} that explains the failure and what to do
 */
export async function runNpm(args, { cwd, label, env = process.env }) {
  const progress = showProgress(label);
  const { code, output } = await collectNpm(args, { cwd, env });
  if (code === 0) {
    progress.done();
    return;
  }
  progress.failed();
  throw new PlainError(explainNpmFailure(output, cwd));
}

/** npm names itself to what it starts; that is surer than whatever else is on PATH. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return [process.execPath, npm];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * Runs npm and collects its output.
 *
 * @param {string[]} args
 * @param {{cwd: string, env: NodeJS.ProcessEnv}} options
 * @returns {Promise<{code: number | null, output: string}>}
 */
export function collectNpm(args, { cwd, env }) {
  const [program = 'npm', ...first] = npmCommand();
  return new Promise((resolve) => {
    let output = '';
    // Without these, npm under `npm start` would believe that it works on the outer project.
    const { npm_config_local_prefix: _prefix, npm_package_json: _json, ...rest } = env;
    const child = spawn(program, [...first, ...args, '--no-audit', '--no-fund', '--no-progress'], {
      cwd,
      env: rest,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm.cmd',
    });
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: `npm error code ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
