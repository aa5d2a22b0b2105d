import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, from `src` as from `dist`. */
export const packageFolder = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

let known: string[] | undefined;

/**
 * The folders that the guarded process may read: this package's code and that of its dependencies,
 * and theirs. Not a whole `node_modules`, in which links may lead to an app's data.
 */
export function readableCode(): string[] {
  known ??= [
    path.join(packageFolder, 'dist'),
    path.join(packageFolder, 'package.json'),
    ...dependencyFolders(packageFolder, new Set()),
  ];
  return known;
}

function dependencyFolders(folder: string, seen: Set<string>): string[] {
  for (const name of dependenciesOf(folder)) {
    const found = lookUp(name, folder);
    if (!found || seen.has(found)) continue;
    seen.add(found);
    dependencyFolders(found, seen);
  }
  return [...seen];
}

function dependenciesOf(folder: string): string[] {
  const description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(description.dependencies ?? {});
}

/** As Node finds a package: in `node_modules` of the folder, then of each one above it. */
function lookUp(name: string, from: string): string | null {
  const folder = path.join(from, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return realpathSync(folder);
  const above = path.dirname(from);
  return above === from ? null : lookUp(name, above);
}
