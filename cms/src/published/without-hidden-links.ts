import type { Core } from '@strapi/strapi';
import { hiddenAddresses, namesOneOf } from '../withdrawing/hidden-addresses';

/** What texts lead to may have been taken off since: their words stay, and lead nowhere. */
export async function withoutHiddenLinks(
  strapi: Core.Strapi,
  items: readonly unknown[],
): Promise<unknown[]> {
  const hidden = await hiddenAddresses(strapi, JSON.stringify(items));
  return hidden.size === 0 ? [...items] : items.map((item) => unlinked(item, hidden));
}

/** Where redirects lead may have been taken off since they were made: those are not told. */
export async function withoutHiddenTargets(
  strapi: Core.Strapi,
  redirects: readonly unknown[],
): Promise<unknown[]> {
  const hidden = await hiddenAddresses(strapi, JSON.stringify(redirects));
  return redirects.filter((redirect) => !namesOneOf(JSON.stringify(redirect), hidden));
}

function unlinked(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return (value as unknown[]).flatMap((one) => {
      const { type, url, children } = (one ?? {}) as Record<string, unknown>;
      const isHidden = type === 'link' && namesOneOf(String(url), hidden);
      return isHidden ? (children as unknown[]) : [unlinked(one, hidden)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, unlinked(part, hidden)]);
  return Object.fromEntries(entries);
}
