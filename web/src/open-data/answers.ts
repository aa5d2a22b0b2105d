import { addresses } from '@learning-reviews/content-contract';
import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { getSnapshot } from '../content/snapshot.ts';
import { byId } from '../learning-reviews/belonging.ts';
import { mayLinkTo } from '../removals/leads-to-public.ts';
import { settings } from '../settings.ts';
import { collections, type Collection } from './collections.ts';
import { listPage } from './list-page.ts';
import { ListQueryFault, readListQuery, type CollectionName } from './list-query.ts';
import { provenanceOf } from './records.ts';

const { siteUrl } = settings;

/** Answers a list of the API. @param query of the address; the page cache knows each such route */
export async function answerList(name: CollectionName, query: URLSearchParams): Promise<Response> {
  const published = await getPublished();
  try {
    const page = listPage(name, readListQuery(name, query, published), { published, siteUrl });
    return jsonAnswer(page, page.next ? [`<${page.next}>; rel="next"`] : []);
  } catch (error) {
    if (!(error instanceof ListQueryFault)) throw error;
    const problem = { title: 'Not a question of this list', status: 400, detail: error.message };
    const headers = { 'Content-Type': 'application/problem+json' };
    return new Response(JSON.stringify(problem), { status: 400, headers });
  }
}

/** Answers one item of a list, by its id. What is not public has the answer of an unknown address. */
export function itemRoute(name: CollectionName): APIRoute {
  // The name and what it lists belong together, which the compiler cannot follow.
  const collection = collections[name] as unknown as Collection<{ id: string }>;
  return async ({ params }) => {
    const published = await getPublished();
    const entry = byId(collection.entries(published), params['id'] ?? '');
    const set = (await getSnapshot()).current();
    if (!entry || !set) return new Response(null, { status: 404 });
    const source = {
      published,
      siteUrl,
      mayLinkTo: (path: string) => mayLinkTo(set, path, siteUrl),
    };
    return jsonAnswer({
      ...collection.record(entry, source),
      ...provenanceOf(source),
      ...collection.more(entry, source),
    });
  };
}

/** JSON that says where it is explained: to people and to programs (RFC 8631). */
function jsonAnswer(data: object, links: readonly string[] = []): Response {
  const explained = [
    `<${siteUrl}${addresses.openData}>; rel="service-doc"`,
    `<${siteUrl}${addresses.apiDescription}>; rel="service-desc"`,
  ];
  return new Response(JSON.stringify(data), {
    headers: { 'Content-Type': 'application/json', Link: [...links, ...explained].join(', ') },
  });
}
