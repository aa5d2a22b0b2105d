import type { CheckReport } from '../report.js';
import { dictionaryAt, entry, PDFDict, textAt, type Objects, type Reached } from './objects.js';
import { xmpTitleIn } from './properties.js';
import { structureOf, type Structure } from './structure.js';

type Check = CheckReport['accessibility'][number];

/** From how many pages a document needs bookmarks to find one's way. */
const longDocument = 20;

/**
 * The basic checks: tagged, title shown, language, headings, alternative text, bookmarks, real text.
 * They are a part of what PDF/UA asks for, not a test of it.
 *
 * @param wordless how many pages are only a picture
 */
export function accessibilityOf(
  objects: Objects,
  reached: Reached[],
  pages: number,
  wordless: number,
): Check[] {
  const { catalog } = objects;
  const marks = dictionaryAt(catalog, 'MarkInfo');
  const structure = structureOf(catalog);
  const isTagged = structure !== null && String(marks && entry(marks, 'Marked')) === 'true';
  return [
    {
      kind: 'tagged',
      isRight: isTagged,
      words: 'The document is tagged, so that screen readers know headings, lists and tables',
      mending: 'Word: File, Save As, PDF, Options, “Document structure tags for accessibility”.',
    },
    {
      kind: 'title',
      isRight: hasShownTitle(objects, reached),
      words: 'It has a title, and readers show it instead of the file name',
      mending:
        'Word: File, Info, Title. Acrobat: File, Properties, Initial View, Show, Document Title.',
    },
    {
      kind: 'language',
      isRight: isLanguage(textAt(catalog, 'Lang')),
      words: 'It says in which language it is',
      mending:
        'Word: Review, Language, Set Proofing Language. Acrobat: File, Properties, Advanced.',
    },
    ...structureChecks(structure),
    {
      kind: 'bookmarks',
      isRight: pages <= longDocument || hasBookmarks(objects),
      words: 'It has bookmarks, if it has more than 20 pages',
      mending: 'Word: File, Save As, PDF, Options, “Create bookmarks using headings”.',
    },
    {
      kind: 'real-text',
      isRight: wordless === 0,
      words: 'Its pages are real text and not pictures of it',
      mending: 'Export the original document to PDF instead of scanning it.',
    },
  ];
}

function structureChecks(structure: Structure | null): Check[] {
  const { headings = [], figures = 0, figuresWithoutWords = 0 } = structure ?? {};
  const counted = figuresWithoutWords ? ` (${figuresWithoutWords} of ${figures} have none)` : '';
  return [
    {
      kind: 'headings',
      isRight: headings.length > 0 && areInOrder(headings),
      words: 'It has headings, and no level of them is left out',
      mending: 'Word: use the styles Heading 1, Heading 2 and so on, in this order.',
    },
    {
      kind: 'alternative-text',
      isRight: structure !== null && figuresWithoutWords === 0,
      words: `Its pictures have alternative text${counted}`,
      mending: 'Word: right-click the picture, View Alt Text. Mark mere ornaments as decorative.',
    },
  ];
}

function hasBookmarks({ catalog }: Objects): boolean {
  const outline = dictionaryAt(catalog, 'Outlines');
  return outline !== null && dictionaryAt(outline, 'First') !== null;
}

function hasShownTitle({ catalog, context }: Objects, reached: Reached[]): boolean {
  const preferences = dictionaryAt(catalog, 'ViewerPreferences');
  const isShown = String(preferences && entry(preferences, 'DisplayDocTitle')) === 'true';
  const info = context.lookup(context.trailerInfo.Info);
  const title = info instanceof PDFDict ? textAt(info, 'Title') : '';
  return isShown && (title.trim() !== '' || xmpTitleIn(reached) !== '');
}

/** As BCP 47 writes them, not down to the last subtag: “en-GB”, “cy”, “zh-Hant-TW”, “x-own”. */
function isLanguage(text: string): boolean {
  return /^([a-z]{2,8}(-[a-z0-9]{1,8})*|[ix](-[a-z0-9]{1,8})+)$/i.test(text.trim());
}

/** The first is at level 1, and each later one at most one level deeper than that before it. */
function areInOrder(levels: number[]): boolean {
  return levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1);
}
