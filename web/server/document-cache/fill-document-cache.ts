import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import type { PublishedDocument, PublishedSet } from '@learning-reviews/content-contract';
import { answerOfCms } from '../answer-of-cms.ts';
import type { DocumentCache } from './document-cache.ts';

interface FillOptions {
  cache: DocumentCache;
  cmsUrl: string;
  /** Gives the same object until something changes. */
  current(): PublishedSet | undefined;
  /** Milliseconds between looks; 1,000 by default. */
  lookMs?: number;
}

/** After a document that could not be fetched, in milliseconds. */
const pauseAfterFaultMs = 30_000;

/** Longest time for one document, in milliseconds. */
const timeoutMs = 10 * 60_000;

/**
 * Fetches each public document once, the newest publications first, one at a time and as far as there
 * is room, so that it is there when the CMS is not. What is no longer public is thrown away at once.
 */
export function fillDocumentCache({ cache, cmsUrl, current, lookMs = 1_000 }: FillOptions) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const wait = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);

  const fill = async () => {
    let seen: PublishedSet | undefined;
    while (!signal.aborted) {
      const set = current();
      if (set && set !== seen) {
        const documents = documentsOf(set);
        await cache.keepOnly(new Set(documents.map(({ document }) => document.sha256)));
        // Few are missing, after the first time: only those are put in order.
        const missing = documents.filter(({ document }) => !cache.has(document));
        const newestFirst = missing.sort((a, b) => Number(a.day < b.day) - Number(a.day > b.day));
        seen = await fetchMissing(
          newestFirst.map(({ document }) => document),
          set,
        );
      }
      await wait(lookMs);
    }
  };

  /** @returns the set, or undefined where something changed or failed, so that it begins again */
  const fetchMissing = async (documents: readonly PublishedDocument[], set: PublishedSet) => {
    for (const document of documents) {
      if (signal.aborted || current() !== set) return undefined;
      if (cache.has(document) || cache.bytes + document.bytes > cache.room) continue;
      if (await fetchOne(cache, cmsUrl, document, signal)) continue;
      for (let waited = 0; waited < pauseAfterFaultMs && current() === set; waited += lookMs) {
        if (signal.aborted) return undefined;
        await wait(lookMs);
      }
      return undefined;
    }
    return set;
  };

  const filling = fill();
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await filling;
    },
  };
}

/** All documents that are public, each with the day of its publication; none for all others. */
function documentsOf({
  lists,
  singles,
}: PublishedSet): { document: PublishedDocument; day: string }[] {
  const documents = [];
  for (const { firstPublishedOn: day, documents: own } of lists.publications) {
    for (const document of own) documents.push({ document, day });
  }
  for (const form of lists.forms) {
    for (const document of form.documents) documents.push({ document, day: '' });
  }
  const logo = singles['site-settings']?.logo;
  return logo ? [...documents, { document: logo, day: '' }] : documents;
}

/** @returns false where the CMS could not be asked; a document that it refuses is passed over */
async function fetchOne(
  cache: DocumentCache,
  cmsUrl: string,
  document: PublishedDocument,
  stopping: AbortSignal,
): Promise<boolean> {
  const writer = cache.writer(document);
  if (!writer) return true;
  try {
    const response = await fetch(`${cmsUrl}/api/published/documents/${document.id}`, {
      headers: { 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
    });
    const answer = answerOfCms(response, document);
    if (answer !== 'served' || response.status !== 200 || !response.body) {
      await response.body?.cancel();
      writer.destroy();
      return answer !== 'cms-away';
    }
    writer.resume();
    await pipeline(Readable.fromWeb(response.body as ReadableStream), writer);
    return true;
  } catch {
    writer.destroy();
    return false;
  }
}
