import { createRequire } from 'node:module';
import path from 'node:path';
import type { PublishedSet } from '@learning-reviews/content-contract';
import { createSnapshot, fixedSnapshot, type Snapshot } from 'strapi-content';
import { log } from '../log.ts';
import { settings } from '../settings.ts';
import { cmsClient, publishedContent, type Lists, type Singles } from './cms-client.ts';
import { foldTexts } from './fold-texts.ts';
import { obeyTakeDowns } from './obey-take-downs.ts';
import { snapshotWithoutToken } from './snapshot-without-token.ts';

export type PublishedSnapshot = Snapshot<Lists, Singles>;

/** What a build of the site knows of content. */
export interface BuiltContent {
  /** The file that it baked, used where nothing newer is known. */
  baked: string;
  /** Names the schemas that it was built with. */
  version: string | undefined;
}

/**
 * Milliseconds between looks at the CMS: what is published must be visible within a second, at each
 * of several sites. A look reads one number.
 */
const lookMs = 200;

/** The web's last known published set. */
export const snapshotFile = path.join(settings.dataDir, 'snapshot', 'published.json');

/**
 * Opens the snapshot that the settings ask for, which obeys take-downs by the clock.
 * @param built undefined while it is being built
 */
export async function openSnapshot(built?: BuiltContent): Promise<PublishedSnapshot> {
  const snapshot = await openUnclocked(built);
  return { ...snapshot, current: obeyTakeDowns(foldTexts(snapshot.current)) };
}

async function openUnclocked(built: BuiltContent | undefined): Promise<PublishedSnapshot> {
  if (settings.fixture) return fixedSnapshot(readExamples());
  if (!settings.siteToken) return snapshotWithoutToken();
  return createSnapshot({
    client: cmsClient,
    content: { ...publishedContent, version: built?.version },
    file: snapshotFile,
    baked: built?.baked,
    pollMs: lookMs,
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
