import type { Cleaned } from '../cleaning/clean-metadata.js';

/** What names people, organisations, computers and times. The title and what it is about stay. */
const goes: [string, string][] = [
  ['creator', 'Author'],
  ['lastModifiedBy', 'Last modified by'],
  ['lastPrinted', 'Last printed'],
  ['revision', 'Number of times it was saved'],
  ['created', 'Created'],
  ['modified', 'Modified'],
  ['Company', 'Company'],
  ['Manager', 'Manager'],
  ['Template', 'Template'],
  ['TotalTime', 'Minutes of editing'],
  ['HyperlinkBase', 'Folder of links'],
];

/** Takes such properties out of the XML of a file's properties, and tells what stood there. */
export function cleanProperties(xml: string, removed: Cleaned['removed']): string {
  return goes.reduce((cleaned, [name, words]) => {
    const element = new RegExp(`<((?:\\w+:)?${name})\\b[^>]*?(?:/>|>([\\s\\S]*?)</\\1>)`, 'gu');
    return cleaned.replace(element, (_, _name: string, value: string | undefined) => {
      if (value?.trim()) removed.push({ words, before: unescaped(value.trim()) });
      return '';
    });
  }, xml);
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
