import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../settings.ts';
import { runVitest } from './vitest-check.ts';

it('counts what failed where the process ends with 0, as embedded PostgreSQL makes it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitest-'));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write(
    'vitest.config.mjs',
    "export default { test: { globals: true, globalSetup: './end.mjs' } };",
  );
  write('end.mjs', "export default () => void process.on('beforeExit', () => process.exit(0));");
  write('one.test.mjs', "it('passes', () => {}); it('fails', () => expect(1).toBe(2));");
  const lines: string[] = [];
  const outcome = await runVitest(path.relative(root, folder), [], {
    onLine: (line) => lines.push(line),
  });
  rmSync(folder, { recursive: true });
  expect(outcome).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  expect(lines.join('\n')).toContain('expected 1 to be 2');
});
