import { PlainError } from './set-up/plain-error.mjs';

/**
 * Runs a task as the whole of this process: a fault that a person can mend is shown as its
 * sentence, any other with its stack; both make the exit code 1.
 *
 * @param failed another exit code for a fault, where 1 means something else
 */
export async function runTask(task: () => Promise<unknown>, failed = 1): Promise<void> {
  try {
    await task();
    process.exitCode ??= 0;
  } catch (error) {
    console.error(`\n${error instanceof PlainError ? error.message : format(error)}\n`);
    process.exitCode = failed;
  }
  if (process.connected) process.disconnect();
}

function format(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
