import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../settings.ts';
import { PlainError } from '../set-up/plain-error.mjs';
import { showProgress } from '../set-up/progress.mjs';
import { contentHash } from './content-hash.ts';
import { runTool } from './run-tool.ts';
import { type BuildStep, notInputs } from './steps.ts';

/** Where and how to work. */
export interface BuildContext {
  folder?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the tool that runs. */
  signal?: AbortSignal;
}

/**
 * Builds the steps whose inputs have changed since they were last built, in order.
 *
 * @returns the names of what was built
 * @throws PlainError with the end of the tool's output when one fails
 */
export async function buildStale(
  steps: readonly BuildStep[],
  context: BuildContext = {},
): Promise<string[]> {
  const built = new Set<string>();
  for (const step of steps) {
    if (built.has(step.name) || !isStale(step, context)) continue;
    await build(step, context);
    const covered = steps.filter((other) => step.covers?.includes(other.name));
    for (const done of [step, ...covered]) {
      writeStamp(done, context);
      built.add(done.name);
    }
  }
  return [...built];
}

/** Whether a step's result is missing, or made from other files than those of now. */
export function isStale(step: BuildStep, context: BuildContext = {}): boolean {
  const { folder = root } = context;
  if (!existsSync(path.join(folder, step.output))) return true;
  const stamp = stampFile(step, folder);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputsHash(step, context);
}

/** Makes a step's result count as stale, whatever its inputs. */
export function forget(step: BuildStep, folder: string = root): void {
  rmSync(stampFile(step, folder), { force: true });
}

async function build(step: BuildStep, { folder = root, env = process.env, signal }: BuildContext) {
  const progress = showProgress(step.label);
  for (const old of step.clean) rmSync(path.join(folder, old), { recursive: true, force: true });
  forget(step, folder);
  const { code, output } = await runTool(step.args, {
    cwd: step.cwd,
    env: { ...env, ...step.env },
    signal,
  });
  if (code === 0 && existsSync(path.join(folder, step.output))) {
    progress.done();
    return;
  }
  progress.failed();
  const end = output.trimEnd().split('\n').slice(-40).join('\n');
  throw new PlainError(
    `${step.label} failed (exit code ${code}). The end of its output:\n\n${end}\n\n` +
      'If you changed nothing, delete the folder "dist" beside the sources named above and run the command again.',
  );
}

function writeStamp(step: BuildStep, context: BuildContext): void {
  writeFileSync(stampFile(step, context.folder ?? root), inputsHash(step, context));
}

/** Inside the result, so that whoever deletes the result deletes the stamp. */
function stampFile(step: BuildStep, folder: string): string {
  return path.join(folder, path.dirname(step.output), `.built-from-${step.name}`);
}

function inputsHash(step: BuildStep, { folder = root }: BuildContext): string {
  const files = contentHash(folder, step.inputs, notInputs);
  const command = JSON.stringify([step.args.slice(1), step.env ?? {}]);
  return createHash('sha256').update(`${files}\0${command}`).digest('hex');
}
