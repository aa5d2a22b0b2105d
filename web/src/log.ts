let isStructured = false;

/**
 * Lines for the operator. They hold no query string and no address of a visitor: what someone looks
 * for, and who they are, is nobody's business.
 */
export const log = {
  /** From now on each line is one JSON object: for programs that collect logs. */
  useJson: () => void (isStructured = true),
  info: (part: string, message: string) =>
    void process.stdout.write(line('info', part, message, undefined)),
  error: (part: string, message: string, error?: unknown) =>
    void process.stderr.write(line('error', part, message, error)),
};

function line(level: string, part: string, message: string, error: unknown): string {
  const cause = error instanceof Error ? (error.stack ?? error.message) : undefined;
  if (!isStructured) return `[${part}] ${message}${cause ? `\n${cause}` : ''}\n`;
  const time = new Date().toISOString();
  return `${JSON.stringify({ time, level, part, message, ...(cause && { cause }) })}\n`;
}
