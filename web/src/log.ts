/**
 * Lines for the operator. They hold no query string and no address of a visitor: what someone looks
 * for, and who they are, is nobody's business.
 */
export const log = {
  info: (part: string, message: string) => void process.stdout.write(`[${part}] ${message}\n`),
  error(part: string, message: string, error?: unknown) {
    const cause = error instanceof Error ? `\n${error.stack ?? error.message}` : '';
    process.stderr.write(`[${part}] ${message}${cause}\n`);
  },
};
