import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuiltContent } from '../src/content/open-snapshot.ts';
import { settings } from '../src/settings.ts';

/** What `npm run build` makes. */
const build = new URL(`../dist/${settings.build}/`, import.meta.url);
export const builtServer = new URL('server/entry.mjs', build);
export const publicFiles = new URL('client/', build);

/** The published content that the build baked, outside the folder of public files. */
export const bakedFile = new URL('server/published.json', build);

/** Another one for each build, so that it names the schemas of what is built. */
export const buildIdFile = new URL('server/build-id', build);

/** What the build knows of content. */
export function builtContent(): BuiltContent {
  return { baked: fileURLToPath(bakedFile), version: readBuildId() };
}

/** @returns undefined where an older version of this site built it */
function readBuildId(): string | undefined {
  try {
    return readFileSync(buildIdFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
