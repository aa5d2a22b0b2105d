import { createRequire } from 'node:module';
import path from 'node:path';
import type { PublishedSet } from '@learning-reviews/content-contract';
import { createSnapshot, fixedSnapshot, type Snapshot } from 'strapi-content';
import { log } from '../log.ts';
import { settings } from '../settings.ts';
import { cmsClient, publishedContent, type Lists, type Singles } from './cms-client.ts';

export type PublishedSnapshot = Snapshot<Lists, Singles>;

/** The web's last known published set. */
export const snapshotFile = path.join(settings.dataDir, 'snapshot', 'published.json');

/** Opens the snapshot that the settings ask for; `baked` is used where nothing newer is known. */
export async function openSnapshot(baked?: string): Promise<PublishedSnapshot> {
  if (settings.fixture) return fixedSnapshot(readExamples());
  return createSnapshot({
    client: cmsClient,
    content: publishedContent,
    file: snapshotFile,
    baked,
    report: (message) => log.info('content', message),
  });
}

/** The examples are read by Node and not bundled, so that the built site does not hold them. */
function readExamples(): PublishedSet {
  const require = createRequire(import.meta.url);
  const examples = require('@learning-reviews/content-contract/examples') as {
    examplePublishedSet: PublishedSet;
  };
  return examples.examplePublishedSet;
}
