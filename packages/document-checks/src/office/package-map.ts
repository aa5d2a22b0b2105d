import { posix } from 'node:path';
import type { OfficePackage } from './open-package.js';
import { readXml } from './read-xml.js';

/** A relationship of a part: to another part, or to something outside the file. */
export interface Relationship {
  id: string;
  /** The last word of its type: `hyperlink`, `image`, `comments`. */
  type: string;
  /** The name of a part, or an address where `isOutside`. */
  target: string;
  isOutside: boolean;
}

/** What the parts of a file are, and how they belong together. */
export interface PackageMap {
  /** The content type of a part, in small letters; empty where none is given. */
  typeOf(name: string): string;
  /** By the name of the part they start from; empty for the package itself. */
  relationships: ReadonlyMap<string, readonly Relationship[]>;
}

export async function readPackageMap(parts: OfficePackage): Promise<PackageMap> {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  await readXml(parts, '[Content_Types].xml', {
    open({ name, attribute }) {
      const type = attribute('ContentType')?.toLowerCase() ?? '';
      if (name === 'ct:Override')
        overrides.set((attribute('PartName') ?? '').replace(/^\//u, '').toLowerCase(), type);
      if (name === 'ct:Default') defaults.set((attribute('Extension') ?? '').toLowerCase(), type);
    },
  });
  const relationships = new Map<string, Relationship[]>();
  for (const name of parts.names.filter((part) => part.endsWith('.rels')))
    relationships.set(sourceOf(name).toLowerCase(), await relationshipsIn(parts, name));
  return {
    typeOf: (name) =>
      overrides.get(name.toLowerCase()) ??
      defaults.get((/\.([^./]+)$/u.exec(name)?.[1] ?? '').toLowerCase()) ??
      '',
    relationships,
  };
}

/** `word/_rels/document.xml.rels` speaks for `word/document.xml`. */
const sourceOf = (relsName: string) => relsName.replace(/_rels\/([^/]*)\.rels$/u, '$1');

async function relationshipsIn(parts: OfficePackage, relsName: string): Promise<Relationship[]> {
  const found: Relationship[] = [];
  const base = sourceOf(relsName);
  await readXml(parts, relsName, {
    open({ name, attribute }) {
      if (name !== 'rel:Relationship') return;
      const isOutside = attribute('TargetMode') === 'External';
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: isOutside ? target : partAt(base, target),
        isOutside,
      });
    },
  });
  return found;
}

/** A target as the name of a part, seen from the part that names it. */
const partAt = (base: string, target: string): string =>
  target.startsWith('/')
    ? posix.normalize(target).slice(1)
    : posix.normalize(posix.join(posix.dirname(base), target));
