import { SaxesParser, type SaxesTagNS } from 'saxes';
import { damaged, OfficeFault, tooLarge } from './office-fault.js';
import { shortNameOf } from './namespaces.js';
import type { OfficePackage } from './open-package.js';

/** An element as it opens: `name` is the vocabulary's short name and its own, such as `w:p`. */
export interface XmlElement {
  name: string;
  /** By short name: `w:val`, or `val` where it has no namespace of its own. */
  attribute(name: string): string | undefined;
  attributes: { name: string; value: string }[];
}

export interface XmlHandler {
  open?(element: XmlElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 500;
const longest = 64 * 1024 * 1024;

/**
 * Reads an XML part from its beginning to its end without keeping it. Throws an OfficeFault for
 * what is no XML, declares a document type (which Office never does), or is nested too deeply.
 */
export async function readXml(
  parts: OfficePackage,
  name: string,
  handler: XmlHandler,
): Promise<void> {
  if (parts.sizeOf(name) > longest)
    throw tooLarge('the text of one of its parts has more than 64 MB.');
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', (declared) => {
    // Programs that draw name the type of their pictures, and declare nothing in it.
    if (/\.svg$/iu.test(name) && !declared.includes('[')) return;
    throw damaged('a part of it declares entities of its own, which no Office program does.');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw damaged('a part of it is nested more deeply than any document.');
    handler.open?.(elementOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(nameOf(tag));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  const decoder = await decoderFor(parts, name);
  try {
    for await (const piece of parts.stream(name)) {
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof OfficeFault) throw error;
    throw damaged('a part of it is not well formed.', error);
  }
}

async function decoderFor(
  parts: OfficePackage,
  name: string,
): Promise<InstanceType<typeof TextDecoder>> {
  for await (const piece of parts.stream(name)) {
    const isWide = piece.length > 1 && (piece[0] === 0xff || piece[0] === 0xfe || piece[0] === 0);
    if (!isWide) return new TextDecoder('utf-8', { fatal: true });
    return new TextDecoder(piece[0] === 0xff ? 'utf-16le' : 'utf-16be', { fatal: true });
  }
  return new TextDecoder('utf-8', { fatal: true });
}

const nameOf = ({ uri, local }: SaxesTagNS) => `${shortNameOf(uri)}:${local}`;

function elementOf(tag: SaxesTagNS): XmlElement {
  const attributes = Object.values(tag.attributes).map(({ uri, local, value }) => ({
    name: uri === '' ? local : `${shortNameOf(uri)}:${local}`,
    value,
  }));
  return {
    name: nameOf(tag),
    attributes,
    attribute: (name) => attributes.find((attribute) => attribute.name === name)?.value,
  };
}
