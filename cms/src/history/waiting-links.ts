import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { hasDrafts } from '../saving/load-entry';
import { schemaAttributes } from '../saving/own-fields';

/**
 * Adds to what is public the links that were published with it but wait for their target to be
 * public too: Strapi keeps those in the draft alone. They stand where the editor has put them.
 *
 * @param content of the public version, as it is stored
 * @param made what was made public
 */
export async function withWaitingLinks(
  strapi: Core.Strapi,
  uid: string,
  content: Fields,
  made: Fields,
): Promise<Fields> {
  const links: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schemaAttributes(strapi, uid))) {
    if (attribute.type !== 'relation' || !Array.isArray(made[name])) continue;
    const stored = content[name] as string[];
    const { target } = attribute as { target?: string };
    const waiting = await waitingOf(strapi, String(target), without(made[name], stored));
    const expected = made[name].filter((id) => stored.includes(id) || waiting.includes(id));
    links[name] = [...expected, ...without(stored, expected)];
  }
  return { ...content, ...links };
}

async function waitingOf(strapi: Core.Strapi, uid: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0 || !hasDrafts(strapi, uid)) return [];
  const rows = await strapi.db
    .query(uid)
    .findMany({ where: { documentId: { $in: ids } }, select: ['documentId', 'publishedAt'] });
  const published = rows.filter((row) => row.publishedAt !== null);
  return without(
    rows.map(({ documentId }) => documentId),
    published.map(({ documentId }) => documentId),
  );
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}
