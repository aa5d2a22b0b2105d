import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import type { Annotation } from './annotations-of.js';
import type { DocumentKind } from './document-words.js';
import { dictionaryAt, nameAt, textAt } from './objects.js';
import { sighting } from './sightings.js';

/** Drawn over the page by a person; with words of their own they are comments. */
const shapes = [
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Square',
  'Circle',
  'Line',
  'Polygon',
  'PolyLine',
];
const comments = ['Text', 'FreeText', 'Ink', 'Stamp', 'Caret'];
const media = ['RichMedia', 'Screen', 'Movie', '3D', 'Sound'];

/** What people or programs laid over the pages. */
export function commentsIn(annotations: Annotation[]): {
  sightings: Sighting[];
  texts: TextPiece[];
} {
  const sightings: Sighting[] = [];
  const texts: TextPiece[] = [];
  for (const { dictionary, place } of annotations) {
    const subtype = nameAt(dictionary, 'Subtype') ?? '';
    const contents = textAt(dictionary, 'Contents').trim();
    const kind = kindOf(subtype, contents);
    if (kind) sightings.push(sighting(kind, place, contents || null));
    const isComment = kind !== null;
    const said = [
      contents,
      ...(isComment ? [textAt(dictionary, 'T'), textAt(dictionary, 'RC')] : []),
    ];
    for (const text of said.filter(Boolean)) {
      texts.push({
        channel: isComment ? 'comment' : 'alternative-text',
        text,
        placeOf: () => place,
      });
    }
  }
  return { sightings, texts };
}

function kindOf(subtype: string, contents: string): DocumentKind | null {
  if (subtype === 'Redact') return 'redaction-not-applied';
  if (subtype === 'FileAttachment') return 'attachment';
  if (media.includes(subtype)) return 'rich-media';
  if (comments.includes(subtype)) return 'comment';
  if (shapes.includes(subtype)) return contents ? 'comment' : 'shape-on-page';
  return null;
}

/** Values that people typed or chose, not the state of buttons, nor signatures. */
export function formValuesIn(annotations: Annotation[]): {
  sightings: Sighting[];
  texts: TextPiece[];
} {
  const sightings: Sighting[] = [];
  const texts: TextPiece[] = [];
  for (const { dictionary, place } of annotations) {
    if (nameAt(dictionary, 'Subtype') !== 'Widget') continue;
    const field = fieldOf(dictionary);
    if (!['Tx', 'Ch'].includes(nameAt(field, 'FT') ?? '')) continue;
    const value = textAt(field, 'V').trim();
    if (value) {
      sightings.push({
        ...sighting('form-value', place, value),
        value: `${value}\n${place.words}`,
      });
      texts.push({ channel: 'form-value', text: value, placeOf: () => place });
    }
    const tip = textAt(field, 'TU');
    if (tip) texts.push({ channel: 'alternative-text', text: tip, placeOf: () => place });
  }
  return { sightings, texts };
}

/** A field may be shown by several widgets, which then are its children. */
function fieldOf(widget: Annotation['dictionary']): Annotation['dictionary'] {
  if (nameAt(widget, 'FT')) return widget;
  return dictionaryAt(widget, 'Parent') ?? widget;
}
