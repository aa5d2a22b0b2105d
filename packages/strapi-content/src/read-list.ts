import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { idOfItem, identifiedItem } from './item-id.js';
import { failed, type Result } from './strapi-content-error.js';

/** Every item of a list, as it was at one moment. */
export interface ListReading {
  items: object[];
  /** The revision that the CMS gave with the pages, where it gives one. */
  revision: number | undefined;
}

interface ListRequest {
  path: string;
  pauseMs: number;
  /** Gives what is known already in place of an item that is equal to it. */
  known?: ((item: object) => object) | undefined;
  /** Reads one page, counted from 1. */
  readPage(page: number): Promise<Result<unknown>>;
}

const listAnswer = z.object({
  data: z.array(identifiedItem),
  meta: z.object({
    revision: z.int().nonnegative().optional(),
    pagination: z.object({
      page: z.int(),
      pageCount: z.int().nonnegative().optional(),
      total: z.int().nonnegative(),
    }),
  }),
});

type Page = z.infer<typeof listAnswer>;

/** Times that a list is begun before it is said never to hold still. */
const attempts = 5;

/**
 * Reads all pages of a list. Where its revision, its total or its items differ from page to page,
 * the list changed while it was being read, and is read again from the start.
 */
export async function readList(request: ListRequest): Promise<Result<ListReading>> {
  for (let begun = 1; ; begun += 1) {
    const reading = await readAllPages(request);
    if (reading.ok || reading.error.fault !== 'changed-while-reading') return reading;
    if (begun >= attempts) return reading;
    await pause(request.pauseMs * begun);
  }
}

async function readAllPages(request: ListRequest): Promise<Result<ListReading>> {
  const items = new Map<string, object>();
  let first: Page['meta'] | undefined;
  for (let page = 1; ; page += 1) {
    const answer = parsePage(request.path, page, await request.readPage(page));
    if (!answer.ok) return answer;
    const { data, meta } = answer.value;
    first ??= meta;
    for (const item of data) items.set(idOfItem(item), request.known?.(item) ?? item);
    const { revision } = first;
    const { total } = first.pagination;
    const isDone = items.size >= total || isLastOfRevision(meta);
    const isSame = meta.revision === revision && meta.pagination.total === total;
    const isShort = data.length === 0 && !isDone;
    if (!isSame || isShort || items.size > total) return changed(request.path);
    if (isDone) return { ok: true, value: { items: [...items.values()], revision } };
  }
}

/**
 * Pages of one revision hold together, though they have fewer items than they count: the CMS may
 * leave out what it cannot show, and what was taken down must still go.
 */
function isLastOfRevision({ revision, pagination }: Page['meta']): boolean {
  const { page, pageCount } = pagination;
  return revision !== undefined && pageCount !== undefined && page >= pageCount;
}

function parsePage(path: string, page: number, answer: Result<unknown>): Result<Page> {
  if (!answer.ok) return answer;
  const parsed = listAnswer.safeParse(answer.value);
  if (parsed.success && parsed.data.meta.pagination.page === page) {
    return { ok: true, value: parsed.data };
  }
  return failed(
    'unreadable',
    `${path} did not answer with page ${page} of a list ("data" and "meta.pagination").`,
    'See whether the path is that of a list, and whether the names for paging are right.',
    parsed.error,
  );
}

function changed(path: string): Result<never> {
  return failed(
    'changed-while-reading',
    `${path} changed while its pages were being read, ${attempts} times in a row.`,
    'It is tried again at the next look; see whether its order is stable.',
  );
}
