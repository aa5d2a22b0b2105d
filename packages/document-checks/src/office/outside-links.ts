import { addSighting, addText, type Gathered, inWords } from './gathered.js';
import type { PackageMap, Relationship } from './package-map.js';

const onAComputer = /^(?:file:|\\\\|[a-z]:[\\/]|\/\/[^/])/iu;
const insideHost =
  /^[a-z]+:\/\/(?:[^/]*@)?(?:localhost|[^./:]+|[^/:]+\.(?:local|internal|lan|intranet|corp|home)|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|[^/:]*\.sharepoint\.com|onedrive\.live\.com|[^/:]*-my\.sharepoint\.[a-z]+)(?:[:/]|$)/iu;

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
    if (isPrivateAddress(target)) tell('private-link', 'warn');
    return;
  }
  if (type === 'image') return tell('outside-picture', 'warn');
  if (/^(?:oleObject|frame|subDocument|aFChunk|package)$/u.test(type))
    return tell('outside-document', 'block');
  tell('outside-file', 'warn');
}

/** A place that only people inside an organisation reach, and that tells how it is built. */
export const isPrivateAddress = (address: string): boolean =>
  onAComputer.test(address.trim()) || insideHost.test(address.trim());

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
