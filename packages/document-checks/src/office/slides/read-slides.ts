import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import type { PackageMap } from '../package-map.js';
import { damaged } from '../office-fault.js';
import { readXml } from '../read-xml.js';
import { readSlide } from './read-slide.js';

/** Reads slides: their text, notes and comments, and what of them is hidden. */
export async function readSlides(
  parts: OfficePackage,
  map: PackageMap,
  gathered: Gathered,
): Promise<Set<string>> {
  const ofType = (type: RegExp) => parts.names.filter((name) => type.test(map.typeOf(name)));
  const read = new Set<string>();
  const [presentation] = ofType(
    /\.(?:presentation|slideshow|template)\.(?:macroenabled\.)?main\+xml$/u,
  );
  const { order, size } = await readPresentation(parts, presentation, map);
  const numberOf = (name: string) => order.indexOf(name.toLowerCase()) + 1;
  for (const name of ofType(/\.slide\+xml$/u)) {
    await readSlide(
      parts,
      name,
      { where: `Slide ${numberOf(name) || '?'}`, size, isNotes: false },
      gathered,
    );
    read.add(name);
  }
  for (const name of ofType(/\.notesslide\+xml$/u)) {
    const slide = map.relationships.get(name.toLowerCase())?.find(({ type }) => type === 'slide');
    const where = `Notes of slide ${numberOf(slide?.target ?? '') || '?'}`;
    await readSlide(parts, name, { where, size, isNotes: true }, gathered);
    read.add(name);
  }
  for (const name of ofType(/presentationml\.comments\+xml$|powerpoint\.comments\+xml$/u)) {
    await readComments(parts, name, gathered);
    read.add(name);
  }
  // Masters and layouts are drawn beneath every slide.
  for (const name of ofType(/\.(?:slidelayout|slidemaster)\+xml$/u)) {
    await readSlide(parts, name, { where: 'Slide master', size: null, isNotes: false }, gathered);
    read.add(name);
  }
  return read;
}

/** The slides in their order, and how large they are. */
async function readPresentation(parts: OfficePackage, part: string | undefined, map: PackageMap) {
  const order: string[] = [];
  let size: { width: number; height: number } | null = null;
  if (part === undefined) throw damaged('it has no list of slides.');
  const relationships = map.relationships.get(part.toLowerCase()) ?? [];
  await readXml(parts, part, {
    open({ name, attribute }) {
      if (name === 'p:sldSz')
        size = { width: Number(attribute('cx')), height: Number(attribute('cy')) };
      if (name !== 'p:sldId') return;
      const target = relationships.find(({ id }) => id === attribute('r:id'))?.target ?? '';
      order.push(target.toLowerCase());
    },
  });
  return { order, size };
}

async function readComments(parts: OfficePackage, part: string, gathered: Gathered): Promise<void> {
  const path: string[] = [];
  let number = 0;
  let text = '';
  const isComment = (name: string) => /^(?:p:cm|p188:cm)$/u.test(name);
  await readXml(parts, part, {
    open({ name }) {
      path.push(name);
      if (!isComment(name)) return;
      number += 1;
      text = '';
    },
    text(piece) {
      if (/^(?:p:text|a:t)$/u.test(path.at(-1) ?? '')) text += piece;
    },
    close(name) {
      path.pop();
      if (!isComment(name)) return;
      const place = inWords(`Comment ${number} on a slide`);
      addSighting(gathered, { kind: 'comment', severity: 'block', place, text });
      addText(gathered, 'comment', text, place);
    },
  });
}
