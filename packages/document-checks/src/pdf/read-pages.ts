import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import { placesOfGlyphs } from './glyph-places.js';
import type { HiddenPassage, Hiding } from './hidden-text.js';
import { severityOfHiding } from './hidden-words.js';
import { lookAtPage, type LookedAtPage } from './look-at-page.js';
import { mapOf, type PageMap, type PdfFile } from './pdf-file.js';
import { placeOnPage, sighting } from './sightings.js';

export interface ReadPages {
  sightings: Sighting[];
  texts: TextPiece[];
  /** For the places of what else stands on the pages. */
  maps: PageMap[];
  /** Every word of the pages, in lower case. */
  words: Set<string>;
  /** Pages, from 0, whose words are only in a picture. */
  wordless: number[];
  /** Pages, from 1, whose words nobody can search. */
  unsearchable: number[];
}

/** A page on which so many of the signs have no meaning cannot be searched. */
const unreadableShare = 0.2;

/** Reads and looks at one page after the other. */
export function readPages(file: PdfFile, onPage: (done: number) => void): ReadPages {
  const read: ReadPages = {
    sightings: [],
    texts: [],
    maps: [],
    words: new Set(),
    wordless: [],
    unsearchable: [],
  };
  for (let index = 0; index < file.pageCount; index += 1) {
    file.withPage(index, (page) => {
      read.maps.push(mapOf(file.engine, page));
      addPage(read, index, lookAtPage(file.engine, page));
    });
    onPage(index + 1);
  }
  return read;
}

function addPage(read: ReadPages, index: number, page: LookedAtPage): void {
  for (const hiding of new Set(page.hidden.map((passage) => passage.hiding))) {
    const alike = page.hidden.filter((passage) => passage.hiding === hiding);
    read.sightings.push(sightingOfHidden(index, hiding, alike));
  }
  for (const { kind, boxes } of page.pictures) {
    read.sightings.push(sighting(kind, placeOnPage(index, boxes)));
  }
  if (page.isOnlyPicture) {
    read.wordless.push(index);
    read.sightings.push(sighting('page-is-only-a-picture', placeOnPage(index)));
  }
  const isWithoutMeaning =
    page.unreadable > 20 && page.unreadable > page.glyphs.length * unreadableShare;
  if (isWithoutMeaning) {
    read.sightings.push(sighting('text-without-meaning', placeOnPage(index)));
  }
  if (page.isOnlyPicture || isWithoutMeaning) read.unsearchable.push(index + 1);
  const boxesOf = placesOfGlyphs(page.glyphs);
  const placeOf: TextPiece['placeOf'] = (start, end) => placeOnPage(index, boxesOf(start, end));
  read.texts.push(visibleText(page, placeOf), ...hiddenTexts(page, placeOf));
  for (const word of wordsIn(page.text)) read.words.add(word);
}

/** The words of a text in lower case, as they are compared between saves. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  );
}

/** All passages of one page that are hidden alike are one fault, with one picture of the page. */
function sightingOfHidden(index: number, hiding: Hiding, passages: HiddenPassage[]): Sighting {
  const isScan = hiding === 'recognised-text';
  const text = passages.map((passage) => passage.text).join(' … ');
  return {
    kind: hiding,
    severity: severityOfHiding[hiding],
    value: isScan ? '' : text,
    text: isScan ? null : text,
    place: placeOnPage(index, isScan ? [] : passages.flatMap(({ boxes }) => boxes)),
  };
}

/** Hidden passages are left blank, so that they are not found twice. */
function visibleText(page: LookedAtPage, placeOf: TextPiece['placeOf']): TextPiece {
  let text = page.text;
  for (const { hiding, start, end } of page.hidden) {
    if (hiding === 'recognised-text') continue;
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  const unseen = page.unseen.filter(
    ({ hiding, text: signs }) => hiding !== 'recognised-text' && /[\p{L}\p{N}]/u.test(signs),
  );
  return { channel: 'text', text, placeOf, breaks: page.breaks, unseen };
}

function hiddenTexts(page: LookedAtPage, placeOf: TextPiece['placeOf']): TextPiece[] {
  return page.hidden
    .filter(({ hiding }) => hiding !== 'recognised-text')
    .map(({ start, end }) => ({
      channel: 'hidden-text',
      text: page.text.slice(start, end),
      placeOf: (from, to) => placeOf(start + from, start + to),
    }));
}
