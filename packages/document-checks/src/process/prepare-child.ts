import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { preparedChild } from './child-code.js';

/**
 * Prepares the guarded process for the Node that runs this: all of its code in one file, loaded once,
 * and its memory kept. A check then begins with everything loaded, in half the time. Where what is made
 * here is missing, or of another Node, a check loads its code itself.
 */
const folder = path.dirname(preparedChild);
const whole = path.join(folder, 'prepared-child.cjs');

await build({
  entryPoints: [path.join(folder, 'prepared-child.js')],
  outfile: whole,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  minify: true,
  logLevel: 'error',
  // Nothing can be loaded later; and what asks for its own address only looks for Node's modules.
  supported: { 'dynamic-import': false },
  define: {
    'import.meta.url': JSON.stringify(import.meta.url),
    'import.meta.resolve': 'undefined',
  },
});
const made = `${preparedChild}.new`;
const { status, stderr } = spawnSync(
  process.execPath,
  [`--snapshot-blob=${made}`, '--build-snapshot', whole],
  { encoding: 'utf8' },
);
rmSync(whole);
if (status === 0) {
  renameSync(made, preparedChild);
} else {
  writeFileSync(preparedChild, '');
  process.stderr.write(
    `This Node could not be prepared for checks of documents, so each takes longer.\n${stderr}`,
  );
}
