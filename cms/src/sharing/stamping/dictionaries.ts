import { PDFArray, PDFDict, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

/** Every dictionary of a PDF, also those within others and those of streams. */
export function* dictionariesOf(context: PDFContext): Generator<PDFDict> {
  for (const [, object] of context.enumerateIndirectObjects()) yield* within(object);
}

function* within(object: PDFObject): Generator<PDFDict> {
  const dictionary = object instanceof PDFStream ? object.dict : object;
  if (dictionary instanceof PDFDict) {
    yield dictionary;
    for (const value of dictionary.values()) yield* within(value);
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray()) yield* within(value);
  }
}
