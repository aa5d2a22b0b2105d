import type { OfficePackage } from '../open-package.js';
import { readXml } from '../read-xml.js';

/** The texts that cells share, by their numbers. How they are pronounced is left out. */
export async function readStrings(parts: OfficePackage, name: string): Promise<string[]> {
  const strings: string[] = [];
  const path: string[] = [];
  await readXml(parts, name, {
    open({ name: opened }) {
      path.push(opened);
      if (opened === 'x:si') strings.push('');
    },
    text(text) {
      if (path.at(-1) === 'x:t' && !path.includes('x:rPh'))
        strings[strings.length - 1] = (strings.at(-1) ?? '') + text;
    },
    close: () => void path.pop(),
  });
  return strings;
}
