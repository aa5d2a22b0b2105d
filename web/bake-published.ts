import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSnapshotFile, writeSnapshotFile } from 'strapi-content';
import { bakedFile } from './server/built-files.ts';
import { snapshotFile } from './src/content/open-snapshot.ts';

/**
 * Lays the last known published set beside the built server, so that a site that starts with neither
 * a CMS nor a snapshot of its own still has content. It is outside the folder of public files.
 */
export function bakePublished(): AstroIntegration {
  return {
    name: 'bake-published',
    hooks: {
      'astro:build:done': async ({ logger }) => {
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
