import { addText, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';
import { Drawings } from './drawings.js';
import { Fields } from './fields.js';
import { Paragraphs } from './paragraphs.js';
import { Tables } from './tables.js';
import { TrackedChanges } from './tracked-changes.js';
import type { WordContext } from './word-context.js';

/** Reads one part of a Word file that holds text. */
export async function readWordPart(
  parts: OfficePackage,
  name: string,
  context: WordContext,
): Promise<void> {
  const { at, gathered } = context;
  const tables = new Tables(context);
  const drawings = new Drawings(context);
  const changes = new TrackedChanges(context);
  const fields = new Fields(context);
  const paragraphs = new Paragraphs(context, tables);
  let forOldVersions = '';
  await readXml(parts, name, {
    open(element) {
      if (!at.isIn('mc:Fallback')) {
        tables.open(element);
        drawings.open(element);
        changes.open(element);
        fields.open(element);
        paragraphs.open(element);
        readNames(element, context);
      }
      at.open(element);
    },
    text(text) {
      if (at.isIn('mc:Fallback')) {
        if (at.parent === 'w:t') forOldVersions += text;
        return;
      }
      drawings.text(text);
      changes.text(text);
      fields.text(text);
      paragraphs.text(text);
    },
    close(closed) {
      if (at.isIn('mc:Fallback')) {
        if (closed === 'w:p') forOldVersions = tellFallback(forOldVersions, context);
      } else {
        changes.close(closed);
        drawings.close(closed);
        paragraphs.close(closed);
        tables.close(closed);
      }
      at.close();
    },
  });
  addText(gathered, 'hidden-text', forOldVersions, inWords('A copy for old versions of Word'));
}

/** What old versions of Word would show is a copy of what new ones show; anything else is told. */
function tellFallback(text: string, { gathered, seenParagraphs, at }: WordContext): string {
  if (!seenParagraphs.has(text.trim())) addText(gathered, 'hidden-text', text, at.place());
  return '';
}

/** Words that a reader does not see in the text: names of bookmarks and of fields of a form. */
function readNames({ name, attribute }: XmlElement, { gathered, at }: WordContext): void {
  const value = attribute('w:val') ?? '';
  if (name === 'w:bookmarkStart') {
    const bookmark = attribute('w:name') ?? '';
    if (!bookmark.startsWith('_')) addText(gathered, 'bookmark', bookmark, at.place());
  }
  const isOfForm = at.parent === 'w:sdtPr' || at.isIn('w:ffData');
  if (
    isOfForm &&
    ['w:alias', 'w:tag', 'w:name', 'w:default', 'w:helpText', 'w:statusText'].includes(name)
  )
    addText(gathered, 'form-value', value, at.place());
  if (name === 'w:listItem')
    addText(gathered, 'form-value', attribute('w:displayText') ?? value, at.place());
  if (name === 'w:tblCaption' || name === 'w:tblDescription')
    addText(gathered, 'alternative-text', value, at.place());
}
