import { addSighting, addText } from '../gathered.js';
import type { XmlElement } from '../read-xml.js';
import { brightness } from './look.js';
import type { WordContext } from './word-context.js';

interface Drawing {
  closesWith: string;
  /** In front of the text, and the text does not flow around it. */
  coversText: boolean;
  isBehind: boolean;
  fill: string | null;
  /** In points. */
  height: number;
  hasText: boolean;
  hasPicture: boolean;
  hasWords: boolean;
  isDecorative: boolean;
}

const emuPerPoint = 12_700;
/** From a line of small print to a few lines: so high are the boxes that people draw over names. */
const barHeight = { from: 6, to: 60 };
/** A fifth of a page of A4, in square EMU. */
const largeArea = 1.6e13;
/** A line of heading across a part of a page, in square EMU. */
const bannerArea = 1.5e12;
const darkAsInk = 0.05;
/** A crop of less than this share of a side cuts an edge off and hides nothing. */
const cropCounts = 2_000;
const isShape = /^v:(?:shape|rect|roundrect|oval|line|polyline|group)$/u;

/** Pictures and shapes: what is said for those who cannot see them, what is cropped, what covers. */
export class Drawings {
  private readonly open_: Drawing[] = [];

  private readonly context: WordContext;

  constructor(context: WordContext) {
    this.context = context;
  }

  open(element: XmlElement): void {
    const { name, attribute } = element;
    if (name === 'wp:anchor' || name === 'wp:inline') this.open_.push(ofDrawing(element));
    else if (isShape.test(name) && !this.context.at.isIn('v:shapetype'))
      this.open_.push(this.ofVml(element));
    if (name === 'a:srcRect')
      this.crop(['l', 't', 'r', 'b'].map((side) => Number(attribute(side) ?? 0)));
    const drawing = this.open_.at(-1);
    if (!drawing) return;
    if (name === 'wp:extent') this.size(drawing, element);
    if (/^wp:wrap(?:Square|Tight|Through|TopAndBottom)$/u.test(name)) drawing.coversText = false;
    if (name === 'wp:docPr' || name === 'pic:cNvPr') this.words(drawing, element);
    if (name === 'adec:decorative') drawing.isDecorative = attribute('val') !== '0';
    if (name === 'pic:pic' || name === 'c:chart' || name === 'v:imagedata')
      drawing.hasPicture = true;
    if (name === 'v:imagedata') this.vmlCrop(element);
    this.fill(drawing, element);
  }

  text(text: string): void {
    const drawing = this.open_.at(-1);
    if (drawing && text.trim() !== '' && /^(?:w:t|a:t)$/u.test(this.context.at.parent))
      drawing.hasText = true;
  }

  close(name: string): void {
    if (this.open_.at(-1)?.closesWith !== name) return;
    const drawing = this.open_.pop();
    if (!drawing) return;
    const { counts, at, gathered } = this.context;
    if (drawing.hasPicture && at.kind === 'document') {
      counts.pictures += 1;
      if (!drawing.hasWords && !drawing.isDecorative) counts.picturesWithoutText += 1;
    }
    if (!drawing.coversText || drawing.hasText || drawing.hasPicture || !drawing.fill) return;
    const isBar = drawing.height >= barHeight.from && drawing.height <= barHeight.to;
    if (isBar && brightness(drawing.fill) < darkAsInk)
      addSighting(gathered, { kind: 'box-over-text', severity: 'block', place: at.place() });
  }

  private size(drawing: Drawing, { attribute }: XmlElement): void {
    const [width, height] = [Number(attribute('cx')), Number(attribute('cy'))];
    drawing.height = height / emuPerPoint;
    if (!drawing.isBehind) return;
    if (width * height > largeArea) this.context.hasLargePictureBehind = true;
    if (width * height > bannerArea) this.context.lastBannerAt = this.context.at.paragraph;
  }

  private words(drawing: Drawing, { attribute }: XmlElement): void {
    const said = [attribute('descr'), attribute('title')].filter(Boolean).join('\n');
    if (said.trim() !== '') drawing.hasWords = true;
    addText(this.context.gathered, 'alternative-text', said, this.context.at.place());
    const name = attribute('name') ?? '';
    // Names such as "Picture 3" are given by Word itself.
    if (/[\p{L}].*\.\w{3,4}$|\s\p{L}+\s\p{L}/u.test(name))
      addText(this.context.gathered, 'metadata', name, this.context.at.place());
  }

  private fill(drawing: Drawing, { name, attribute }: XmlElement): void {
    const { path } = this.context.at;
    const isOfShape = path.at(-1) === 'a:solidFill' && path.at(-2) === 'wps:spPr';
    if (!isOfShape) return;
    if (name === 'a:srgbClr') drawing.fill = (attribute('val') ?? '').toLowerCase();
    if (name === 'a:schemeClr' && /^(?:tx1|dk1)$/u.test(attribute('val') ?? ''))
      drawing.fill = '000000';
  }

  private crop(sides: number[]): void {
    if (sides.some((share) => share > cropCounts)) this.tellCropped();
  }

  /** In fractions, or in 65536ths with an f behind. */
  private vmlCrop({ attribute }: XmlElement): void {
    const sides = ['croptop', 'cropbottom', 'cropleft', 'cropright'].map(
      (side) => attribute(side) ?? '0',
    );
    const shares = sides.map((side) =>
      side.endsWith('f') ? parseInt(side, 10) / 65_536 : Number(side),
    );
    if (shares.some((share) => share > cropCounts / 100_000)) this.tellCropped();
  }

  private tellCropped(): void {
    const { gathered, at } = this.context;
    addSighting(gathered, { kind: 'cropped-picture', severity: 'warn', place: at.place() });
  }

  private ofVml({ name, attribute }: XmlElement): Drawing {
    const style = attribute('style') ?? '';
    const said = [attribute('alt'), attribute('title')].filter(Boolean).join('\n');
    addText(this.context.gathered, 'alternative-text', said, this.context.at.place());
    const height = /(?:^|;)\s*height:\s*([\d.]+)pt/u.exec(style)?.[1];
    return {
      ...newDrawing(name),
      coversText: /position:\s*absolute/u.test(style) && !/z-index:\s*-/u.test(style),
      fill: vmlColour(attribute('fillcolor')),
      height: Number(height ?? 0),
      hasWords: said.trim() !== '',
    };
  }
}

function ofDrawing({ name, attribute }: XmlElement): Drawing {
  const isBehind = /^(?:1|true)$/u.test(attribute('behindDoc') ?? '');
  return { ...newDrawing(name), coversText: name === 'wp:anchor' && !isBehind, isBehind };
}

function newDrawing(closesWith: string): Drawing {
  return {
    closesWith,
    coversText: false,
    isBehind: false,
    fill: null,
    height: 0,
    hasText: false,
    hasPicture: false,
    hasWords: false,
    isDecorative: false,
  };
}

function vmlColour(written: string | undefined): string | null {
  const colour = written?.split(' ')[0]?.toLowerCase() ?? '';
  if (colour === 'black' || colour === '#000') return '000000';
  return /^#[0-9a-f]{6}$/u.test(colour) ? colour.slice(1) : null;
}
