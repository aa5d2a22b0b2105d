import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import { readXml } from '../read-xml.js';

/** Reads notes and threaded comments of cells, with the names of those who wrote them. */
export async function readNotes(
  parts: OfficePackage,
  part: string,
  gathered: Gathered,
): Promise<void> {
  const path: string[] = [];
  let cell = '';
  let text = '';
  const isNote = (name: string) => name === 'x:comment' || name === 'tc:threadedComment';
  await readXml(parts, part, {
    open({ name, attribute }) {
      path.push(name);
      if (!isNote(name)) return;
      cell = attribute('ref') ?? '';
      text = '';
    },
    text(piece) {
      if (path.at(-1) === 'x:author')
        addText(gathered, 'metadata', piece, inWords('Author of a note'));
      if (/^(?:x:t|tc:text)$/u.test(path.at(-1) ?? '')) text += piece;
    },
    close(name) {
      path.pop();
      if (!isNote(name)) return;
      const place = inWords(`Note on cell ${cell}`);
      addSighting(gathered, { kind: 'comment', severity: 'block', place, text });
      addText(gathered, 'comment', text, place);
    },
  });
}
