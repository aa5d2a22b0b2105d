import { addSighting, addText, type Gathered, inWords } from './gathered.js';
import type { OfficePackage } from './open-package.js';
import type { PackageMap } from './package-map.js';
import { readXml } from './read-xml.js';

/** Properties that name a person or an organisation. */
const naming: Record<string, string> = {
  'dc:creator': 'author',
  'cp:lastModifiedBy': 'last modified by',
  'ep:Company': 'company',
  'ep:Manager': 'manager',
};

/** What programs write where nobody has given a name. */
const nobody =
  /^(?:microsoft office user|python-docx|un-?named|openpyxl|apache poi|docx4j|user|windows user|author|unknown|office|admin(?:istrator)?|libreoffice|pptxgenjs)$/iu;

const plainTemplate = /^(?:normal|office theme|blank)?(?:\.dotm?|\.dotx|\.xltx|\.potx)?$/iu;

/** Reads the properties of a file; all of them are searched, and those that name somebody are told. */
export async function readProperties(
  parts: OfficePackage,
  map: PackageMap,
  gathered: Gathered,
): Promise<Set<string>> {
  const read = new Set<string>();
  let title = '';
  for (const { part, kind } of propertyParts(parts, map)) {
    read.add(part);
    for (const { name, value } of await valuesIn(parts, part)) {
      if (name === 'dc:title') title = value;
      tellProperty(kind, name, value, gathered);
    }
  }
  gathered.accessibility.push({
    kind: 'title',
    isRight: title.trim() !== '',
    words: 'It has a title in its properties',
    mending: 'File, Info, Properties, Title: write the title that readers know.',
  });
  return read;
}

type PropertyKind = 'core' | 'extended' | 'custom';

function propertyParts(
  parts: OfficePackage,
  map: PackageMap,
): { part: string; kind: PropertyKind }[] {
  return parts.names.flatMap((part) => {
    const type = map.typeOf(part);
    const kind: PropertyKind | null = type.endsWith('core-properties+xml')
      ? 'core'
      : type.endsWith('extended-properties+xml')
        ? 'extended'
        : type.endsWith('custom-properties+xml')
          ? 'custom'
          : null;
    return kind && !part.endsWith('.rels') ? [{ part, kind }] : [];
  });
}

async function valuesIn(
  parts: OfficePackage,
  part: string,
): Promise<{ name: string; value: string }[]> {
  const values: { name: string; value: string }[] = [];
  const path: string[] = [];
  let custom: string | null = null;
  let text = '';
  await readXml(parts, part, {
    open({ name, attribute }) {
      if (name === 'op:property') custom = attribute('name') ?? '';
      path.push(name);
      text = '';
    },
    text: (piece) => void (text += piece),
    close(name) {
      path.pop();
      if (text.trim() !== '') values.push({ name: custom ?? name, value: text });
      text = '';
      if (name === 'op:property') custom = null;
    },
  });
  return values;
}

function tellProperty(kind: PropertyKind, name: string, value: string, gathered: Gathered): void {
  // When a file was saved says nothing of the people in it.
  if (/^(?:dcterms:(?:created|modified)|cp:lastPrinted)$/u.test(name)) return;
  const place = inWords(`Document properties, ${kind === 'custom' ? 'custom' : wordsFor(name)}`);
  addText(gathered, 'metadata', kind === 'custom' ? `${name}: ${value}` : value, place);
  if (kind === 'custom') {
    addSighting(gathered, {
      kind: 'custom-property',
      severity: 'warn',
      place,
      text: `${name}: ${value}`,
    });
    return;
  }
  if (naming[name] && !nobody.test(value.trim()))
    addSighting(gathered, { kind: 'author-name', severity: 'warn', place, text: value });
  if (name === 'ep:Template' && !plainTemplate.test(value.trim()))
    addSighting(gathered, { kind: 'template-path', severity: 'warn', place, text: value });
}

const wordsFor = (name: string) =>
  naming[name] ??
  (name.split(':').at(-1) ?? name).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase();
