import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSnapshotFile, writeSnapshotFile } from 'strapi-content';
import { bakedFile, buildIdFile } from './server/built-files.ts';
import { openSnapshot, snapshotFile } from './src/content/open-snapshot.ts';

/**
 * Lays what the CMS publishes now, or else the last known, beside the built server, so that a site
 * that starts with neither a CMS nor a snapshot of its own still has content. It is outside the
 * folder of public files, and the site keeps it up to date, so that it holds nothing that was
 * withdrawn. No other file of the build may hold content: what is in it stays until the next build.
 */
export function bakePublished(): AstroIntegration {
  return {
    name: 'bake-published',
    hooks: {
      'astro:config:done': ({ config }) => removeStores(config.cacheDir, config.root),
      'astro:build:done': async ({ logger }) => {
        await writeFile(buildIdFile, randomUUID());
        await askOnce();
        const known = await readSnapshotFile(snapshotFile);
        if (!known.ok) logger.warn(known.error.message);
        const set = known.ok ? known.value : undefined;
        if (!set) {
          logger.warn(
            'Nothing is baked, since no published content is known yet; the site will ask the CMS.',
          );
          return;
        }
        await writeSnapshotFile(fileURLToPath(bakedFile), set);
        logger.info(`Baked the published content of revision ${set.revision}.`);
      },
    },
  };
}

/** Brings the last known content up to date, where the CMS answers. */
async function askOnce(): Promise<void> {
  const snapshot = await openSnapshot();
  await snapshot.stop();
}

/** Astro packs what it has stored into each build; an earlier version of this site stored content. */
async function removeStores(cache: URL, root: URL): Promise<void> {
  for (const folder of [cache, new URL('.astro/', root)]) {
    await rm(new URL('data-store.json', folder), { force: true });
  }
}
