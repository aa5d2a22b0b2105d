import { PlainError } from './set-up/plain-error.mjs';

/**
 * Runs a task as the whole of this process: a fault that a person can mend is shown as its
 * sentence, any other with its stack; both make the exit code 1.
 */
export async function runTask(task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
    process.exitCode ??= 0;
  } catch (error) {
    console.error(`\n${error instanceof PlainError ? error.message : format(error)}\n`);
    process.exitCode = 1;
  }
  if (process.connected) process.disconnect();
}

function format(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
