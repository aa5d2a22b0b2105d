import type { Core } from '@strapi/strapi';
import { addresses } from '@learning-reviews/content-contract';
import type { Attributes } from '../rules/check-entry';
import type { Fault, Fields } from '../rules/fault';
import { hiddenAddresses } from '../withdrawing/hidden-addresses';

/**
 * Finds what would tell readers of something that is not public yet.
 *
 * @param entry as it is to be made public
 */
export async function hiddenLinkFaults(
  strapi: Core.Strapi,
  attributes: Attributes,
  entry: Fields,
): Promise<Fault[]> {
  const own = new Set(ownAddresses(entry));
  const faults: Fault[] = [];
  for (const [name, { type }] of Object.entries(attributes)) {
    if (type === 'relation') continue;
    const text = JSON.stringify(entry[name] ?? '', withoutFiles);
    const hidden = await hiddenAddresses(strapi, text, own);
    faults.push(...[...hidden].map((address) => fault(name, address)));
  }
  return faults;
}

/** What Strapi says of a file itself, such as where it lies, is never public. */
function withoutFiles(key: string, value: unknown): unknown {
  return key === 'file' ? undefined : value;
}

function fault(name: string, address: string): Fault {
  return {
    path: [name],
    message: `“${address}” leads to something that is not public, and would tell readers of it. Publish that first, or take the address out.`,
  };
}

/** An entry may lead to itself, and to its own documents. */
function ownAddresses(entry: Fields): string[] {
  const slug = String(entry.slug ?? '');
  const documents = [entry.documents ?? []].flat() as { publicId?: unknown }[];
  return [
    addresses.publication(slug),
    addresses.form(slug),
    addresses.reviewType(slug),
    addresses.theme(slug),
    ...documents.map(({ publicId }) => `/documents/${String(publicId)}`),
  ];
}
