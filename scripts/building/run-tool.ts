import { spawn } from 'node:child_process';

export interface ToolResult {
  code: number | null;
  /** Both of its outputs, as they came. */
  output: string;
}

/**
 * Runs a tool's script with this Node to its end.
 *
 * @param args the script and its arguments
 * @param options.onLine called with each line that the tool writes
 * @param options.signal ends the tool; the promise then rejects with its reason
 */
export function runTool(
  args: readonly string[],
  options: {
    cwd: string;
    env: NodeJS.ProcessEnv;
    onLine?: (line: string) => void;
    signal?: AbortSignal;
  },
): Promise<ToolResult> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let line = '';
    const read = (text: string) => {
      output += text;
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) options.onLine?.(whole);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    const end = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', end);
    child.on('close', (code) => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, output });
    });
  });
}
