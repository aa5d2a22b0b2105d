import { createRequire } from 'node:module';
import path from 'node:path';
import transliterate from '@sindresorhus/transliterate';
import * as fontkit from 'fontkit';

const fontFolder = path.dirname(
  createRequire(__filename).resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
);

/** The font of the marks; it has the letters of every European language in Latin script. */
export const stampFont = path.join(
  fontFolder,
  '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
);

let font: fontkit.Font | undefined;

/**
 * The recipient's name as the marks can show it. What the font lacks, such as Urdu, is written in
 * Latin letters, and the mark says so.
 *
 * @param linkNumber stands in where nothing of the name can be written
 */
export function writableName(recipient: string, linkNumber: string): string {
  const name = recipient.normalize('NFC');
  if (isWritable(name)) return name;
  const letters = [...name].map((letter) => (isWritable(letter) ? letter : transliterate(letter)));
  const latin = [...letters.join('')].filter(isWritable).join('').replace(/\s+/g, ' ').trim();
  return latin ? `${latin} (in Latin letters)` : `the person named in link ${linkNumber}`;
}

function isWritable(text: string): boolean {
  font ??= fontkit.openSync(stampFont) as fontkit.Font;
  return [...text].every((letter) => font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}
