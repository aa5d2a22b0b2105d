import { runTool } from '../building/run-tool.ts';
import { root } from '../settings.ts';
import { type Check, oneCheck } from './check.ts';

/** A check that is a command-line tool: right when it ends with exit code 0. */
export function toolCheck(
  name: string,
  label: string,
  args: readonly string[],
  { cwd = root, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Check {
  return {
    name,
    label,
    isSmall: true,
    async run() {
      const { code, output } = await runTool(args, { cwd, env });
      return oneCheck(code, output);
    },
  };
}
