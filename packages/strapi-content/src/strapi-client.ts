import { getJson, type ReadOptions } from './get-json.js';
import { readList, type ListReading } from './read-list.js';
import { readSingle, type SingleReading } from './read-single.js';
import type { Result } from './strapi-content-error.js';

/** Names of the query parameters that ask for one page of a list. */
export interface Paging {
  page: string;
  pageSize: string;
  /** Added to each page. Without a stable order, items are missed or read twice. */
  fixed?: Record<string, string>;
}

/** Strapi's own REST API. https://docs.strapi.io/cms/api/rest/sort-pagination */
export const strapiPaging: Paging = {
  page: 'pagination[page]',
  pageSize: 'pagination[pageSize]',
  fixed: { sort: 'documentId:asc' },
};

export interface StrapiClientOptions extends Partial<Omit<ReadOptions, 'signal'>> {
  /** Where Strapi is, such as `http://127.0.0.1:1337`. A path in it is kept. */
  baseUrl: string;
  /** Defaults to Strapi's own. A route of yours may have others, and an order of its own. */
  paging?: Paging;
  /** Items on each page, 100 by default: the most that Strapi allows unless it is set up to. */
  pageSize?: number;
}

export type Query = Record<string, string>;

export interface StrapiClient {
  /** Reads one address, with none of Strapi's shape expected. */
  get(path: string, query?: Query, options?: Partial<ReadOptions>): Promise<Result<unknown>>;
  /** Reads every page of a list, and starts again where it changes meanwhile. */
  list(
    path: string,
    query?: Query,
    signal?: AbortSignal,
    known?: (item: object) => object,
  ): Promise<Result<ListReading>>;
  /** Reads one item, which is null where it is not published. */
  single(path: string, query?: Query, signal?: AbortSignal): Promise<Result<SingleReading>>;
}

/** Makes a client that only reads. Nothing is thrown; faults are values. */
export function createStrapiClient(options: StrapiClientOptions): StrapiClient {
  const { baseUrl, paging = strapiPaging, pageSize = 100 } = options;
  const { token, timeoutMs = 10_000, retries = 2, pauseMs = 200 } = options;
  const defaults = { token, timeoutMs, retries, pauseMs };

  const get: StrapiClient['get'] = (path, query = {}, given = {}) => {
    const url = new URL(baseUrl.replace(/\/+$/, '') + path);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    return getJson(url, { ...defaults, ...given });
  };

  return {
    get,
    list: (path, query = {}, signal, known) =>
      readList({
        path,
        pauseMs,
        known,
        readPage: (page) =>
          get(
            path,
            {
              ...paging.fixed,
              ...query,
              [paging.page]: String(page),
              [paging.pageSize]: String(pageSize),
            },
            { signal },
          ),
      }),
    single: async (path, query = {}, signal) =>
      readSingle(path, await get(path, query, { signal })),
  };
}
