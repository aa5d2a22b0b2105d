import type { Box } from '../report.js';
import { pixelsOf, type Bitmap, type PixelBox } from './bitmap.js';
import type { Drawings } from './drawings.js';
import { readNumbers, type Engine } from './engine.js';
import { moved, objectKinds, type PageObject } from './page-objects.js';
import { mapOf } from './pdf-file.js';
import { surfaceAt } from './surface.js';

export interface PictureFault {
  kind: 'picture-under-box' | 'picture-cropped';
  boxes: Box[];
}

export interface PlacedObject {
  object: PageObject;
  /** Where it would stand if nothing cut it, also beyond the page. */
  box: Box;
}

const kindsThatCover: number[] = [objectKinds.path, objectKinds.shading];
/** Boxes smaller than this part of the page's width and height are lines and dots. */
const smallestSide = 0.012;
/** A box that leaves less than this of a picture is the picture's own background or frame. */
const largestPart = 0.6;
const darkMean = 60;

/** Faults of the pictures on a page. Asks the drawings, so the objects may have been changed since. */
export function pictureFaults(
  placed: PlacedObject[],
  annotationBoxes: Box[],
  drawings: Drawings,
): PictureFault[] {
  const { picturesOnly } = drawings;
  if (!picturesOnly) return [];
  const pictures = placed.filter(({ object }) => object.kind === objectKinds.image);
  const covers = [
    ...placed.filter(({ object }) => kindsThatCover.includes(object.kind)),
    ...annotationBoxes.map((box) => ({ object: null, box })),
  ];
  const covered = covers.flatMap(({ object, box }) =>
    pictures
      .filter((picture) => !object || object.order > picture.object.order)
      .flatMap((picture) => coveredPart(picture.box, box))
      .filter((part) => isPictureHidden(part, drawings, picturesOnly)),
  );
  const cropped = pictures.map(({ box }) => box).filter(isMostlyOffPage);
  return [
    ...(covered.length > 0
      ? [{ kind: 'picture-under-box' as const, boxes: distinct(covered) }]
      : []),
    ...(cropped.length > 0
      ? [{ kind: 'picture-cropped' as const, boxes: cropped.map(onPage) }]
      : []),
  ];
}

/** Where the objects of a page stand. */
export function placedObjects(engine: Engine, page: number, objects: PageObject[]): PlacedObject[] {
  const map = mapOf(engine, page);
  return objects
    .filter(({ kind }) => kind !== objectKinds.text)
    .flatMap((object) => {
      const bounds = readNumbers(engine, 'float', 4, (left = 0, bottom = 0, right = 0, top = 0) =>
        engine.FPDFPageObj_GetBounds(object.handle, left, bottom, right, top),
      );
      if (!bounds) return [];
      const [left = 0, bottom = 0, right = 0, top = 0] = bounds;
      const from = moved(object.matrix, left, bottom);
      const to = moved(object.matrix, right, top);
      const one = map.toShown(from.x, from.y);
      const other = map.toShown(to.x, to.y);
      const box = {
        left: Math.min(one.x, other.x),
        top: Math.min(one.y, other.y),
        width: Math.abs(one.x - other.x),
        height: Math.abs(one.y - other.y),
      };
      return [{ object, box }];
    });
}

/** The part of a picture under a box: nothing where it is a thin line, or nearly the whole picture. */
function coveredPart(picture: Box, cover: Box): Box[] {
  const left = Math.max(picture.left, cover.left, 0);
  const top = Math.max(picture.top, cover.top, 0);
  const width = Math.min(picture.left + picture.width, cover.left + cover.width, 1) - left;
  const height = Math.min(picture.top + picture.height, cover.top + cover.height, 1) - top;
  if (width < smallestSide || height < smallestSide) return [];
  const part = (width * height) / Math.max(1e-9, picture.width * picture.height);
  return part > largestPart ? [] : [{ left, top, width, height }];
}

/** Nearly black and empty, with no words on it, where the picture itself shows something else. */
function isPictureHidden(part: Box, { shown }: Drawings, picturesOnly: Bitmap): boolean {
  const place = inner(pixelsOf(part, shown));
  const seen = surfaceAt(shown, [place]);
  if (seen.uniform < 0.97 || seen.brightness > darkMean) return false;
  const beneath = surfaceAt(picturesOnly, [place]);
  return beneath.dark < 0.9;
}

/** Less the soft edge. */
function inner({ left, top, right, bottom }: PixelBox): PixelBox {
  return { left: left + 2, top: top + 2, right: right - 2, bottom: bottom - 2 };
}

function isMostlyOffPage(box: Box): boolean {
  const { width, height } = onPage(box);
  const whole = box.width * box.height;
  return whole > 0.01 && width * height < whole * 0.75;
}

export function onPage({ left, top, width, height }: Box): Box {
  const within = (value: number) => Math.max(0, Math.min(1, value));
  const [x, y] = [within(left), within(top)];
  return { left: x, top: y, width: within(left + width) - x, height: within(top + height) - y };
}

function distinct(boxes: Box[]): Box[] {
  return [...new Map(boxes.map((box) => [JSON.stringify(box), box])).values()];
}
