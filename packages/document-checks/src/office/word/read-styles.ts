import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';
import { type Look, readLook, shadingOf } from './look.js';

/** A style as the file writes it, before what it is based on is taken into account. */
export interface WrittenStyle {
  type: string;
  basedOn: string | null;
  look: Look;
  /** 0 for a heading of the first level. */
  outline: number | null;
  name: string;
  /** Of a table: the colours of its cells, by the part of it that has them, such as `firstRow`. */
  cells: Map<string, string>;
}

export interface WrittenStyles {
  styles: Map<string, WrittenStyle>;
  defaults: Look;
  defaultParagraph: string | null;
  language: string | null;
}

/** Reads the style sheet of a Word file. */
export async function readStyleSheet(parts: OfficePackage, name: string): Promise<WrittenStyles> {
  const read: WrittenStyles = {
    styles: new Map(),
    defaults: {},
    defaultParagraph: null,
    language: null,
  };
  const path: string[] = [];
  let current: WrittenStyle | null = null;
  let partOfTable = 'whole';
  await readXml(parts, name, {
    open(element) {
      if (element.name === 'w:style') current = newStyle(read, element);
      if (element.name === 'w:tblStylePr') partOfTable = element.attribute('w:type') ?? 'whole';
      if (current) readStyle(current, element, path, partOfTable);
      else if (path.includes('w:docDefaults')) readDefault(read, element, path);
      path.push(element.name);
    },
    close(closed) {
      path.pop();
      if (closed === 'w:tblStylePr') partOfTable = 'whole';
      if (closed === 'w:style') current = null;
    },
  });
  return read;
}

function newStyle(read: WrittenStyles, { attribute }: XmlElement): WrittenStyle {
  const id = attribute('w:styleId') ?? '';
  const type = attribute('w:type') ?? '';
  const isDefault = /^(?:1|true|on)$/u.test(attribute('w:default') ?? '');
  if (type === 'paragraph' && isDefault) read.defaultParagraph = id;
  const style = { type, basedOn: null, look: {}, outline: null, name: '', cells: new Map() };
  read.styles.set(id, style);
  return style;
}

function readDefault(read: WrittenStyles, element: XmlElement, path: readonly string[]): void {
  if (!path.includes('w:rPr')) return;
  readLook(read.defaults, element);
  if (element.name === 'w:lang') read.language = element.attribute('w:val') ?? read.language;
}

function readStyle(
  style: WrittenStyle,
  element: XmlElement,
  path: readonly string[],
  partOfTable: string,
): void {
  const { name, attribute } = element;
  const parent = path.at(-1);
  const value = attribute('w:val') ?? '';
  if (parent === 'w:style' && name === 'w:basedOn') style.basedOn = value;
  if (parent === 'w:style' && name === 'w:name') style.name = value.toLowerCase();
  if (parent === 'w:pPr' && name === 'w:outlineLvl') style.outline = Number(value);
  if (name === 'w:shd' && style.type === 'table')
    style.cells.set(partOfTable, shadingOf(attribute));
  if (partOfTable !== 'whole' || path.includes('w:rPrChange')) return;
  if (path.includes('w:rPr') || (parent === 'w:pPr' && name === 'w:shd'))
    readLook(style.look, element);
}
