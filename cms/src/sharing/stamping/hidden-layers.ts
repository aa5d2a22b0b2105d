import { PDFArray, PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { dictionariesOf } from './dictionaries';

/**
 * A copy has no layers: it shows all that a page draws.
 *
 * @throws Error when the document has layers that a reader's program may leave out, so that the copy
 *   would show what the document does not
 */
export function refuseHiddenLayers(pdf: PDFDocument): void {
  const layers = pdf.catalog.lookup(name('OCProperties'));
  if (layers === undefined) return;
  const shown = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined;
  const isPlain = shown instanceof PDFDict && areAllOn(shown);
  if (!isPlain || [...dictionariesOf(pdf.context)].some(mayHide)) {
    throw new Error('The document has layers that are hidden.');
  }
}

function areAllOn(shown: PDFDict): boolean {
  const isOn = (shown.get(name('BaseState')) ?? name('ON')) === name('ON');
  // AS turns layers on and off as they are looked at, printed or enlarged.
  return isOn && isEmpty(shown.lookup(name('OFF'))) && isEmpty(shown.lookup(name('AS')));
}

function isEmpty(list: unknown): boolean {
  return list === undefined || (list instanceof PDFArray && list.size() === 0);
}

/** Whether it shows something only while layers are off. */
function mayHide(dictionary: PDFDict): boolean {
  const policy = dictionary.get(name('P'));
  const isMembership =
    dictionary.has(name('OCGs')) || dictionary.get(name('Type')) === name('OCMD');
  const needsOff = policy === name('AnyOff') || policy === name('AllOff');
  return isMembership && (needsOff || dictionary.has(name('VE')));
}

function name(of: string): PDFName {
  return PDFName.of(of);
}
