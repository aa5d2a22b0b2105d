import type { Place } from '../report.js';
import type { PDFArray } from './objects.js';
import { arrayAt, PDFDict, type Objects } from './objects.js';
import type { PageMap } from './pdf-file.js';
import { placeOnPage } from './sightings.js';

/** Where the annotations of the pages stand: comments, links, form fields. */
export interface Annotation {
  dictionary: PDFDict;
  place: Place;
  page: number;
}

export function annotationsOf(objects: Objects, maps: PageMap[]): Annotation[] {
  return objects.getPages().flatMap(({ node }, page) => {
    const all = arrayAt(node, 'Annots');
    if (!all) return [];
    return Array.from({ length: all.size() }, (_, index) => all.lookup(index)).flatMap(
      (dictionary) =>
        dictionary instanceof PDFDict
          ? [{ dictionary, page, place: placeOf(dictionary, page, maps[page]) }]
          : [],
    );
  });
}

function placeOf(dictionary: PDFDict, page: number, map: PageMap | undefined): Place {
  const corners = numbersOf(arrayAt(dictionary, 'Rect'));
  if (!map || corners.length !== 4) return placeOnPage(page);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners;
  const one = map.toShown(x1, y1);
  const other = map.toShown(x2, y2);
  const within = (value: number) => Math.max(0, Math.min(1, value));
  const left = within(Math.min(one.x, other.x));
  const top = within(Math.min(one.y, other.y));
  const width = within(Math.max(one.x, other.x)) - left;
  const height = within(Math.max(one.y, other.y)) - top;
  if (width <= 0 || height <= 0) return placeOnPage(page);
  return placeOnPage(page, [{ left, top, width, height }]);
}

function numbersOf(array: PDFArray | null): number[] {
  return (array?.asArray() ?? []).map((part) => Number(part.toString()));
}
