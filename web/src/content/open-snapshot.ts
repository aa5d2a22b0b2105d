import type { PublishedSet } from '@learning-reviews/content-contract';
import { fixedSnapshot } from 'strapi-content';
import type { PublishedSnapshot } from './snapshot.ts';

/** Opens the snapshot that the settings ask for. */
export async function openSnapshot(): Promise<PublishedSnapshot> {
  return fixedSnapshot(await readExamples());
}

/** The examples are read by Node and not bundled, so that the built site does not hold them. */
async function readExamples(): Promise<PublishedSet> {
  const name = '@learning-reviews/content-contract/examples';
  const { examplePublishedSet } = (await import(/* @vite-ignore */ name)) as {
    examplePublishedSet: PublishedSet;
  };
  return examplePublishedSet;
}
