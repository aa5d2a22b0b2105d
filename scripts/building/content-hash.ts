import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * One hash over the names and contents of files: the same for the same content, whatever the
 * time stamps say (git sets those to the moment of the checkout).
 *
 * @param folder what the patterns are relative to
 * @param patterns globs of files; a pattern that matches nothing adds nothing
 * @param except globs to leave out
 */
export function contentHash(
  folder: string,
  patterns: readonly string[],
  except: readonly string[] = [],
): string {
  const files = globSync(patterns, { cwd: folder, exclude: ['**/node_modules/**', ...except] })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
