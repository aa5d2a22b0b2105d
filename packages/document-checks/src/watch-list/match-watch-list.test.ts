import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { findIdentifying } from '../identifiers/find-identifying.js';
import { piece } from '../identifiers/tests/pieces.ts';
import type { Channel } from '../read-document.js';
import { hashesOf } from './hashes-of.js';

const key = randomBytes(32);
const listOf = (...names: string[]) => ({
  key,
  entries: names.map((name) => ({
    id: randomBytes(4).toString('hex'),
    hashes: hashesOf(name, key),
  })),
});
const found = (names: string[], texts: string[], channel: Channel = 'text') =>
  findIdentifying(
    texts.map((text) => piece(text, channel)),
    { fileName: 'x.pdf', watchList: listOf(...names) },
  )
    .findings.filter(({ kind }) => kind.startsWith('watch-list'))
    .map(({ severity, text }) => `${severity} ${text}`);
const hartley = (text: string) => found(['Amelia Hartley'], [text]);

it.each([
  'Amelia Hartley',
  'AMELIA HARTLEY',
  'amelia hartley',
  'Hartley, Amelia',
  'Hartley, A.',
  'A. Hartley',
  'A Hartley',
  'Amelia H',
  'AmeliaHartley',
  'ahartley',
  'Amelia-Hartley',
  'Amélia Hartley',
  'Ame\u200blia Hart\u00adley',
  'Amelia\nHartley',
  'Amelia Hart-\nley',
  'Amelia Rose Hartley',
  'Amelia and Jack Hartley',
  'A m e l i a H a r t l e y',
  'amelia.hartley@here',
])('blocks the name written as %j', (written) => {
  expect(hartley(`They saw ${written}.`)).toEqual([expect.stringMatching(/^block /)]);
});

it.each([
  ['Amelia Hartley', 'Amelia Hartly'],
  ['Amelia Hartley', 'Amelya Hartley'],
  ['Amelia Hartley', 'Ameila Hartley'],
  ['Amelia Hartley', 'Ammelia Harttley'],
  ['Catherine Jones', 'Katherine Jones'],
  ['Catherine Jones', 'Kathryn Jones'],
  ['Stephen Clark', 'Steven Clarke'],
  ['Philippa Hall', 'Filippa Hall'],
  ['Mohammed Khan', 'Muhammad Khan'],
  ['Mohammed Al-Khatib', 'Muhammad Alkhatib'],
  ['Siân MacDonald', 'Sian McDonald'],
  ['Sean O’Brien', 'Sean OBrien'],
  ['Sean O’Brien', 'Sean O Brien’s'],
  ['Zoë Smith-Jones', 'Zoe Smith'],
  ['Zoë Smith-Jones', 'Zoe Smith Jones'],
  ['Hartley, Amelia Rose', 'Amelia Hartley'],
  ['Miss Amelia Hartley', 'Amelia Hartley'],
  ['Łukasz Wójcik', 'Lukasz Wojcik'],
  ['Nguyễn Văn An', 'Nguyen Van An'],
  ['Аня Иванова', 'АНЯ ИВАНОВА'],
  ['Abdul Rahman', 'Abdulrahman'],
  ['Will Young', 'Will Young'],
  ['Kayden', 'kayden'],
])('knows %s in %s', (name, written) => {
  expect(found([name], [`They saw ${written} there.`])).toEqual([expect.stringMatching(/^block /)]);
});

it.each([
  ['a surname alone', 'Mr Hartley came.', ['warn Hartley']],
  ['a given name alone', 'Then Amelia came.', ['warn Amelia']],
  ['the whole family', 'All the Hartleys came.', ['warn Hartleys']],
  ['a possessive', 'It was Hartley’s.', ["warn Hartley's"]],
  ['a surname with one slip', 'Mrs Hartly came.', ['warn Hartly']],
  ['initials with points', 'The child A.H. came.', ['warn A.H']],
  ['two sentences', 'So said Amelia. Hartley Council agreed.', ['warn Amelia', 'warn Hartley']],
])('only warns of %s', (_, text, expected) => {
  expect(hartley(text)).toEqual(expected);
});

it.each([
  ['Amelia Hartley', 'The barley in Hartlepool was amended. A heartily met family.'],
  ['Will Young', 'We will work with young people, who will be heard.'],
  ['Grace Hope', 'by the grace of hope'],
  ['Mark Reading', 'the mark for reading'],
  ['Jo Li', 'a joint list of jobs, lit by light'],
])('is not alarmed, with %s on the list, by: %s', (name, text) => {
  expect(found([name], [text])).toEqual([]);
});

it('notes a part that is an ordinary word too, and warns where it is all there is', () => {
  expect(found(['Will Young'], ['Will they come?'])).toEqual(['note Will']);
  expect(found(['Grace'], ['Grace came.'])).toEqual(['warn Grace']);
});

it('sees a name that is divided between two runs or two pages', () => {
  expect(found(['Amelia Hartley'], ['They saw Ame', 'lia Har', 'tley there.'])).toHaveLength(1);
  expect(found(['Amelia Hartley'], ['at the end Amelia', 'Hartley begins the page'])).toEqual([
    'block Amelia Hartley',
  ]);
});

it.each<Channel>([
  'text',
  'hidden-text',
  'metadata',
  'bookmark',
  'alternative-text',
  'link',
  'comment',
  'form-value',
  'earlier-save',
])('blocks a name in %s', (channel) => {
  expect(found(['Amelia Hartley'], ['amelia_hartley'], channel)).toEqual(['block amelia hartley']);
});

it('blocks a name in the file name', () => {
  const { findings } = findIdentifying([], {
    fileName: 'SAR-Hartley_A-final.pdf',
    watchList: listOf('Amelia Hartley'),
  });
  expect(findings).toMatchObject([
    { kind: 'watch-list-name', severity: 'block', places: [{ words: 'File name' }] },
  ]);
});

it('makes one finding of a name that is written alike, with its places', () => {
  const watchList = listOf('Amelia Hartley');
  const { findings } = findIdentifying(
    [piece('Amelia Hartley, AMELIA HARTLEY'), piece('So Amelia Hartley')],
    { fileName: 'x', watchList },
  );
  expect(findings.map(({ places }) => places.length)).toEqual([3]);
});

it('keeps nothing of a name that could be read', () => {
  const hashes = hashesOf('Amelia Hartley', key);
  expect(hashes.join('\n')).not.toMatch(/amelia|hartley/i);
  expect(hashes.every((hash) => /^\d\.[\w-]{22}$/.test(hash))).toBe(true);
});

it('gives the same hashes for the same name and key, and none in common under another key', () => {
  const hashes = hashesOf('Amelia Hartley', key);
  expect(hashesOf('hartley, AMELIA', key)).toEqual(hashes);
  const others = new Set(hashesOf('Amelia Hartley', randomBytes(32)));
  expect(hashes.filter((hash) => others.has(hash))).toEqual([]);
});

it('does not tell by the number of hashes how long a name is', () => {
  expect(hashesOf('Jo Li', key)).toHaveLength(hashesOf('Ameliamarie Hartleyson', key).length);
  expect(hashesOf('— ', key)).toEqual([]);
});
