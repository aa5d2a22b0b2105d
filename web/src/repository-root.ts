import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that holds the whole project: the nearest one, from `start` upwards, whose
 * package.json names workspaces. Where there is none (a deployed build), `start` itself.
 */
export function repositoryRoot(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && 'workspaces' in JSON.parse(readFileSync(manifest, 'utf8'))) {
      return folder;
    }
    if (folder === path.dirname(folder)) return start;
  }
}
