import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';

interface SlideContext {
  where: string;
  /** In EMU; null where it does not matter. */
  size: { width: number; height: number } | null;
  isNotes: boolean;
}

/** Something on a slide: a box of text, a picture, a table. */
interface Shape {
  element: string;
  isHidden: boolean;
  /** Numbers and dates that PowerPoint fills in. */
  isFilledIn: boolean;
  text: string;
  left: number;
  top: number;
  width: number;
  height: number;
  hasPlace: boolean;
}

const shapes = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp', 'p:grpSp']);
const cropCounts = 2_000;

/** Reads one slide, or the notes of one. */
export async function readSlide(
  parts: OfficePackage,
  part: string,
  context: SlideContext,
  gathered: Gathered,
): Promise<void> {
  const path: string[] = [];
  const open: Shape[] = [];
  const place = inWords(context.where);
  let isHiddenSlide = false;
  await readXml(parts, part, {
    open(element) {
      const { name, attribute } = element;
      if (name === 'p:sld' && /^(?:0|false)$/u.test(attribute('show') ?? '')) {
        isHiddenSlide = true;
        addSighting(gathered, { kind: 'hidden-slide', severity: 'block', place });
      }
      if (shapes.has(name)) open.push(newShape(name));
      const shape = open.at(-1);
      if (shape) readShape(shape, element, path);
      if (name === 'p:cNvPr')
        addText(gathered, 'alternative-text', attribute('descr') ?? '', place);
      if (
        name === 'a:srcRect' &&
        ['l', 't', 'r', 'b'].some((side) => Number(attribute(side) ?? 0) > cropCounts)
      )
        addSighting(gathered, { kind: 'cropped-picture', severity: 'warn', place });
      path.push(name);
    },
    text(text) {
      const shape = open.at(-1);
      if (shape && path.at(-1) === 'a:t') shape.text += text;
    },
    close(name) {
      path.pop();
      const shape = open.at(-1);
      if (!shape) return;
      if (name === 'a:p' || name === 'a:br') shape.text += '\n';
      if (name !== shape.element) return;
      open.pop();
      tellShape(
        shape,
        open.some(({ isHidden }) => isHidden) || shape.isHidden,
        isHiddenSlide,
        context,
        gathered,
      );
    },
  });
}

function readShape(shape: Shape, { name, attribute }: XmlElement, path: readonly string[]): void {
  if (name === 'p:cNvPr' && /^(?:1|true)$/u.test(attribute('hidden') ?? '')) shape.isHidden = true;
  if (name === 'p:ph' && /^(?:sldNum|dt|hdr|ftr|sldImg)$/u.test(attribute('type') ?? ''))
    shape.isFilledIn = true;
  if (!/^(?:a:xfrm|p:xfrm)$/u.test(path.at(-1) ?? '')) return;
  if (name === 'a:off') {
    shape.left = Number(attribute('x'));
    shape.top = Number(attribute('y'));
  }
  if (name === 'a:ext') {
    shape.width = Number(attribute('cx'));
    shape.height = Number(attribute('cy'));
    shape.hasPlace = true;
  }
}

function tellShape(
  shape: Shape,
  isHidden: boolean,
  isHiddenSlide: boolean,
  { where, size, isNotes }: SlideContext,
  gathered: Gathered,
): void {
  const text = shape.text.trim();
  if (text === '') return;
  const place = inWords(where);
  const isOffSlide = !isNotes && size !== null && isBeside(shape, size);
  const isUnseen = isHidden || isHiddenSlide || isNotes || isOffSlide;
  addText(gathered, isUnseen ? 'hidden-text' : 'text', text, place);
  if (isHidden) addSighting(gathered, { kind: 'hidden-text', severity: 'block', place, text });
  if (isNotes && !shape.isFilledIn)
    addSighting(gathered, { kind: 'speaker-notes', severity: 'block', place, text });
  if (isOffSlide)
    addSighting(gathered, { kind: 'text-beside-slide', severity: 'warn', place, text });
}

function isBeside(
  { left, top, width, height, hasPlace }: Shape,
  size: { width: number; height: number },
): boolean {
  if (!hasPlace) return false;
  return left >= size.width || top >= size.height || left + width <= 0 || top + height <= 0;
}

const newShape = (element: string): Shape => ({
  element,
  isHidden: false,
  isFilledIn: false,
  text: '',
  left: 0,
  top: 0,
  width: 0,
  height: 0,
  hasPlace: false,
});
