import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

import { PdfWillNotOpen } from './pdf-will-not-open.js';

/** The objects of a PDF, as they are written in it. */
export type Objects = PDFDocument;

/** @throws PdfWillNotOpen when the file is too damaged to list its objects and pages */
export async function readObjects(bytes: Uint8Array): Promise<Objects> {
  try {
    const objects = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      capNumbers: true,
      ignoreEncryption: true,
    });
    objects.getPages();
    return objects;
  } catch {
    throw new PdfWillNotOpen(false);
  }
}

/** A dictionary that can be reached from the trailer, with the number of its object if it has one. */
export interface Reached {
  dictionary: PDFDict;
  /** The stream that it describes, if it does. */
  stream: PDFStream | null;
}

/** Every dictionary that can be reached from the trailer, each once, and the numbers of the objects. */
export function reachedFrom(objects: Objects): { reached: Reached[]; numbers: Set<string> } {
  const { context } = objects;
  const { Root, Info } = context.trailerInfo;
  const numbers = new Set<string>();
  const seen = new Set<PDFObject>();
  const reached: Reached[] = [];
  const left: (PDFObject | undefined)[] = [Root, Info];
  while (left.length > 0) {
    const next = left.pop();
    if (next instanceof PDFRef) {
      if (numbers.has(next.tag)) continue;
      numbers.add(next.tag);
      left.push(context.lookup(next));
      continue;
    }
    if (!next || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof PDFArray) left.push(...next.asArray());
    const dictionary = next instanceof PDFStream ? next.dict : next;
    if (!(dictionary instanceof PDFDict)) continue;
    reached.push({ dictionary, stream: next instanceof PDFStream ? next : null });
    left.push(...dictionary.values());
  }
  return { reached, numbers };
}

/** An entry of a dictionary, followed to what it refers to. */
export function entry(dictionary: PDFDict, key: string): PDFObject | undefined {
  try {
    return dictionary.lookup(PDFName.of(key));
  } catch {
    return undefined;
  }
}

export function dictionaryAt(dictionary: PDFDict, key: string): PDFDict | null {
  const found = entry(dictionary, key);
  if (found instanceof PDFStream) return found.dict;
  return found instanceof PDFDict ? found : null;
}

export function arrayAt(dictionary: PDFDict, key: string): PDFArray | null {
  const found = entry(dictionary, key);
  return found instanceof PDFArray ? found : null;
}

/** The name that stands at a key, without its slash. */
export function nameAt(dictionary: PDFDict, key: string): string | null {
  const found = entry(dictionary, key);
  return found instanceof PDFName ? found.decodeText() : null;
}

export function textAt(dictionary: PDFDict, key: string): string {
  return textOf(entry(dictionary, key));
}

/** A text as people read it; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  try {
    if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
    if (object instanceof PDFRawStream) return Buffer.from(contentOf(object)).toString('utf8');
    return '';
  } catch {
    return '';
  }
}

/** The unpacked bytes of a stream. */
export function contentOf(stream: PDFRawStream): Uint8Array {
  return decodePDFRawStream(stream).decode();
}

export { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream };
