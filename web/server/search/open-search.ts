import path from 'node:path';
import type { PublishedSet } from '@learning-reviews/content-contract';
import { cmsClient } from '../../src/content/cms-client.ts';
import { log } from '../../src/log.ts';
import { setSearch } from '../../src/search/site-search.ts';
import { settings } from '../../src/settings.ts';
import { SearchService } from './search-service.ts';
import { textFromCms, type TextSource } from './text-source.ts';

/** The examples have no files. */
const noText: TextSource = () => Promise.resolve([]);

/**
 * Opens the search of this process, and offers it to pages. A site that cannot have one goes on
 * without.
 */
export function openSearch(current: () => PublishedSet | undefined): SearchService | undefined {
  const { siteToken, fixture, dataDir } = settings;
  if (!siteToken && !fixture) return undefined;
  try {
    const search = new SearchService({
      folder: path.join(dataDir, 'search'),
      current,
      textOf: fixture ? noText : textFromCms(cmsClient),
      report: (message) => log.info('search', message),
    });
    setSearch(search);
    return search;
  } catch (error) {
    log.error('search', 'There is no search until the next start.', error);
    return undefined;
  }
}
