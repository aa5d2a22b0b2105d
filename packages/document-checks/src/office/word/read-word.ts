import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import type { PackageMap } from '../package-map.js';
import { damaged } from '../office-fault.js';
import { readXml } from '../read-xml.js';
import { isOn } from './look.js';
import { Position, type WordPartKind } from './position.js';
import { readSettings } from './read-settings.js';
import { readWordPart } from './read-word-part.js';
import { readStyleSheet } from './read-styles.js';
import { resolveStyles } from './styles.js';
import { nothingCounted, type WordContext } from './word-context.js';
import { wordAccessibility } from './word-accessibility.js';

/** Parts that hold text, by the ends of their content types and by what leads to them. */
const kinds: { type: RegExp; relationship: string; kind: WordPartKind }[] = [
  {
    type: /\.(?:document|template)\.main\+xml$|macroenabled(?:template)?\.main\+xml$/u,
    relationship: 'officeDocument',
    kind: 'document',
  },
  { type: /\.header\+xml$/u, relationship: 'header', kind: 'header' },
  { type: /\.footer\+xml$/u, relationship: 'footer', kind: 'footer' },
  { type: /\.footnotes\+xml$/u, relationship: 'footnotes', kind: 'footnotes' },
  { type: /\.endnotes\+xml$/u, relationship: 'endnotes', kind: 'endnotes' },
  { type: /wordprocessingml\.comments\+xml$/u, relationship: 'comments', kind: 'comments' },
  {
    type: /\.document\.glossary\+xml$/u,
    relationship: 'glossaryDocument',
    kind: 'building-blocks',
  },
];

const noStyles = { styles: new Map(), defaults: {}, defaultParagraph: null, language: null };

/** Reads all parts of a Word file that hold text. Returns the names of the parts it has read. */
export async function readWord(
  parts: OfficePackage,
  map: PackageMap,
  gathered: Gathered,
): Promise<Set<string>> {
  const ofType = (end: string) =>
    parts.names.find((name) => map.typeOf(name).endsWith(end)) ?? null;
  const [styleSheet, settings] = [ofType('.styles+xml'), ofType('.settings+xml')];
  const written = styleSheet ? await readStyleSheet(parts, styleSheet) : noStyles;
  const styles = resolveStyles(written);
  const read = new Set([styleSheet, settings].filter((name) => name !== null));
  if (settings) await readSettings(parts, settings, gathered);
  const texts = textParts(parts, map);
  if (!texts.some(({ kind }) => kind === 'document')) throw damaged('it has no text of its own.');
  const shared = {
    gathered,
    styles,
    counts: nothingCounted(),
    pageColour: await pageColourOf(parts, texts, settings),
    whiteOnPage: [],
    hasLargePictureBehind: false,
    seenParagraphs: new Set<string>(),
  };
  const contexts: WordContext[] = [];
  for (const { name, kind } of texts) {
    const context: WordContext = { ...shared, at: new Position(kind), lastBannerAt: null };
    await readWordPart(parts, name, context);
    if (kind === 'comments') await tellComments(parts, name, gathered);
    contexts.push(context);
    read.add(name);
  }
  const isOverPicture = contexts.some(({ hasLargePictureBehind }) => hasLargePictureBehind);
  for (const sighting of shared.whiteOnPage as WordContext['whiteOnPage'])
    addSighting(
      gathered,
      isOverPicture ? { ...sighting, severity: 'warn', value: 'warn' } : sighting,
    );
  gathered.accessibility.push(...wordAccessibility(shared.counts, styles.language));
  return read;
}

function textParts(parts: OfficePackage, map: PackageMap): { name: string; kind: WordPartKind }[] {
  const ledTo = new Map(
    [...map.relationships.values()]
      .flat()
      .filter(({ isOutside }) => !isOutside)
      .map(({ target, type }) => [target.toLowerCase(), type]),
  );
  return parts.names
    .filter((name) => !name.endsWith('.rels'))
    .flatMap((name) => {
      const relationship = ledTo.get(name.toLowerCase());
      const found = kinds.find(
        (kind) => kind.type.test(map.typeOf(name)) || kind.relationship === relationship,
      );
      return found ? [{ name, kind: found.kind }] : [];
    });
}

/** A colour of the page counts only where the settings show it. */
async function pageColourOf(
  parts: OfficePackage,
  texts: readonly { name: string; kind: WordPartKind }[],
  settings: string | null,
): Promise<string | null> {
  const body = texts.find(({ kind }) => kind === 'document');
  if (!body || !settings) return null;
  let isShown = false;
  await readXml(parts, settings, {
    open({ name, attribute }) {
      if (name === 'w:displayBackgroundShape') isShown = isOn(attribute('w:val'));
    },
  });
  if (!isShown) return null;
  let colour: string | null = null;
  await readXml(parts, body.name, {
    open({ name, attribute }) {
      if (name === 'w:background') colour = attribute('w:color')?.toLowerCase() ?? null;
    },
  });
  return colour;
}

async function tellComments(parts: OfficePackage, name: string, gathered: Gathered): Promise<void> {
  let number = 0;
  let isOpen = false;
  let text = '';
  await readXml(parts, name, {
    open({ name: opened, attribute }) {
      if (opened !== 'w:comment') return;
      number += 1;
      isOpen = true;
      text = '';
      for (const author of ['w:author', 'w:initials'])
        addText(gathered, 'metadata', attribute(author) ?? '', inWords(`Comment ${number}`));
    },
    text: (piece) => void (isOpen && (text += piece)),
    close(closed) {
      if (closed !== 'w:comment') return;
      isOpen = false;
      const place = inWords(`Comment ${number} in the margin`);
      addSighting(gathered, { kind: 'comment', severity: 'block', place, text });
    },
  });
}
