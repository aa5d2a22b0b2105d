import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import type { Place } from '../report.js';
import type { Annotation } from './annotations-of.js';
import type { DocumentKind } from './document-words.js';
import {
  arrayAt,
  dictionaryAt,
  entry,
  nameAt,
  textAt,
  textOf,
  type PDFDict,
  type Reached,
} from './objects.js';
import { isPrivateAddress } from './private-address.js';
import { placeInFile, sighting } from './sightings.js';

/** Actions of ISO 32000, 12.6.4, that do more than turn to a place. */
const actions: Record<string, DocumentKind> = {
  JavaScript: 'script',
  Launch: 'launch-action',
  GoToR: 'private-link',
  GoToE: 'attachment',
  SubmitForm: 'sends-data',
  ImportData: 'sends-data',
  RichMediaExecute: 'rich-media',
  Rendition: 'rich-media',
  Movie: 'rich-media',
  Sound: 'rich-media',
};

/** What a document does, fetches, carries along or leads to, wherever in it that is said. */
export function dangersIn(
  reached: Reached[],
  annotations: Annotation[],
): { sightings: Sighting[]; texts: TextPiece[] } {
  const places = placesOfActions(annotations);
  const sightings: Sighting[] = [];
  const texts: TextPiece[] = [];
  for (const { dictionary } of reached) {
    const place = places.get(dictionary) ?? placeInFile('In the document as a whole');
    const action = actions[nameAt(dictionary, 'S') ?? ''];
    if (action && isAction(dictionary)) sightings.push(sighting(action, place));
    const address = textAt(dictionary, 'URI');
    if (address) {
      texts.push({ channel: 'link', text: address, placeOf: () => place });
      if (isPrivateAddress(address)) sightings.push(sighting('private-link', place, address));
    }
    if (dictionaryAt(dictionary, 'EF')) {
      const name = textAt(dictionary, 'UF') || textAt(dictionary, 'F');
      sightings.push(sighting('attachment', placeInFile('Attachments'), name || null));
      texts.push({
        channel: 'metadata',
        text: `${name} ${textAt(dictionary, 'Desc')}`,
        placeOf: () => placeInFile('Attachments'),
      });
    }
    if (entry(dictionary, 'XFA')) sightings.push(sighting('xfa-form', placeInFile('Form')));
    for (const key of ['Alt', 'ActualText', 'E']) {
      const text = textAt(dictionary, key);
      if (text)
        texts.push({
          channel: 'alternative-text',
          text,
          placeOf: () => placeInFile('Alternative text'),
        });
    }
  }
  return { sightings, texts };
}

/** Structure elements have an `S` too; only an action has what it does beside it. */
function isAction(dictionary: PDFDict): boolean {
  return nameAt(dictionary, 'Type') !== 'StructElem' && !dictionaryAt(dictionary, 'P');
}

/** Actions that belong to a link or a button stand where it does. */
function placesOfActions(annotations: Annotation[]): Map<PDFDict, Place> {
  const places = new Map<PDFDict, Place>();
  for (const { dictionary, place } of annotations) {
    const action = dictionaryAt(dictionary, 'A');
    if (action) places.set(action, place);
  }
  return places;
}

/** The titles of the bookmarks, each visited once. */
export function bookmarksIn(catalog: PDFDict): TextPiece[] {
  const seen = new Set<PDFDict>();
  const texts: TextPiece[] = [];
  const first = dictionaryAt(catalog, 'Outlines');
  const left = first ? [dictionaryAt(first, 'First')] : [];
  while (left.length > 0) {
    const bookmark = left.pop();
    if (!bookmark || seen.has(bookmark)) continue;
    seen.add(bookmark);
    const text = textAt(bookmark, 'Title');
    texts.push({ channel: 'bookmark', text, placeOf: () => placeInFile('Bookmarks') });
    left.push(dictionaryAt(bookmark, 'Next'), dictionaryAt(bookmark, 'First'));
  }
  return texts;
}

/** The names of layers, which often tell what was taken out. */
export function layerNamesIn(catalog: PDFDict): TextPiece[] {
  const layers = dictionaryAt(catalog, 'OCProperties');
  const all = layers ? arrayAt(layers, 'OCGs') : null;
  return (all?.asArray() ?? []).flatMap((_, index) => {
    const layer = all?.lookup(index);
    const text = layer && 'lookup' in layer ? textOf(entry(layer as PDFDict, 'Name')) : '';
    return text
      ? [{ channel: 'metadata' as const, text, placeOf: () => placeInFile('Layers') }]
      : [];
  });
}
