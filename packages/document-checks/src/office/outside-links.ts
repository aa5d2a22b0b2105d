import { isPrivateAddress } from '../pdf/private-address.js';
import { addSighting, addText, type Gathered, inWords } from './gathered.js';
import type { PackageMap, Relationship } from './package-map.js';

/** Where files of an organisation lie that only those who work there may open. */
const sharedFolder = /^https?:\/\/[^/]*(?:\.sharepoint\.[a-z]+|onedrive\.live\.com)(?:[:/]|$)/iu;

/** Looks at everything that a file takes or opens from outside itself. */
export function readOutsideLinks(map: PackageMap, gathered: Gathered): void {
  for (const [part, relationships] of map.relationships)
    for (const relationship of relationships.filter(({ isOutside }) => isOutside))
      tellOutside(part, relationship, gathered);
}

function tellOutside(part: string, { type, target }: Relationship, gathered: Gathered): void {
  const place = inWords(`Links of ${wordsForPart(part)}`);
  addText(gathered, 'link', decoded(target), place);
  const tell = (kind: string, severity: 'block' | 'warn') =>
    addSighting(gathered, { kind, severity, place, text: decoded(target) });
  if (type === 'attachedTemplate')
    return tell('outside-template', /^https?:/iu.test(target) ? 'block' : 'warn');
  if (/^(?:hyperlink)$/u.test(type)) {
    if (isPrivateAddress(target) || sharedFolder.test(target)) tell('private-link', 'warn');
    return;
  }
  if (type === 'image') return tell('outside-picture', 'warn');
  if (/^(?:oleObject|frame|subDocument|aFChunk|package)$/u.test(type))
    return tell('outside-document', 'block');
  tell('outside-file', 'warn');
}

function wordsForPart(part: string): string {
  if (/header/iu.test(part)) return 'a header';
  if (/footer/iu.test(part)) return 'a footer';
  if (/slides?\//iu.test(part)) return 'a slide';
  if (/sheets?\//iu.test(part)) return 'a sheet';
  return 'the document';
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
