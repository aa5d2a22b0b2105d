import { dictionaryAt, entry, nameAt, PDFArray, PDFDict, PDFRef, textAt } from './objects.js';

/** What the tags of a document say of it. */
export interface Structure {
  /** Levels of the headings in reading order. */
  headings: number[];
  figures: number;
  figuresWithoutWords: number;
}

const most = 200_000;

/** Walks the structure tree in reading order; null for a document without tags. */
export function structureOf(catalog: PDFDict): Structure | null {
  const root = dictionaryAt(catalog, 'StructTreeRoot');
  if (!root) return null;
  const roles = dictionaryAt(root, 'RoleMap');
  const found: Structure = { headings: [], figures: 0, figuresWithoutWords: 0 };
  const seen = new Set<PDFDict>();
  const left: PDFDict[] = [root];
  while (left.length > 0 && seen.size < most) {
    const element = left.pop();
    if (!element || seen.has(element)) continue;
    seen.add(element);
    addElement(found, element, roles);
    left.push(...childrenOf(element).reverse());
  }
  return found;
}

function addElement(found: Structure, element: PDFDict, roles: PDFDict | null): void {
  const role = standardRole(nameAt(element, 'S') ?? '', roles);
  const heading = /^H([1-6])$/.exec(role);
  if (heading) found.headings.push(Number(heading[1]));
  if (role === 'Title') found.headings.push(1);
  if (role !== 'Figure') return;
  found.figures += 1;
  const words = `${textAt(element, 'Alt')}${textAt(element, 'ActualText')}`.trim();
  if (words === '') found.figuresWithoutWords += 1;
}

/** Names of their own lead to one of the standard; a few steps are enough. */
function standardRole(role: string, roles: PDFDict | null): string {
  let name = role;
  for (let step = 0; step < 5; step += 1) {
    const next = roles ? nameAt(roles, name) : null;
    if (!next || next === name) return name;
    name = next;
  }
  return name;
}

function childrenOf(element: PDFDict): PDFDict[] {
  const kids = entry(element, 'K');
  if (kids instanceof PDFDict) return [kids];
  if (!(kids instanceof PDFArray)) return [];
  return kids.asArray().flatMap((kid) => {
    const child = kid instanceof PDFRef ? element.context.lookup(kid) : kid;
    return child instanceof PDFDict ? [child] : [];
  });
}
