import { expect, it } from 'vitest';
import type { TextPiece } from '../read-document.js';
import { findNames } from './find-names.js';

const onPage = (page: number, text: string): TextPiece => ({
  channel: 'text',
  text,
  placeOf: () => ({ words: `Page ${page}`, page, boxes: [] }),
});
const namesIn = (text: string) => findNames([onPage(1, text)]).map(({ name }) => name);

it('lists names with how often and on which pages they stand', () => {
  const names = findNames([
    onPage(1, 'The report was written by Jane Roe. She thanks the family.'),
    onPage(3, 'On that day Jane Roe’s colleague, Dr Okonkwo, spoke with her. Then Jane Roe left.'),
  ]);
  expect(names[0]).toEqual({ name: 'Jane Roe', maskedName: 'J••• R••', count: 3, pages: [1, 3] });
  expect(names.map(({ name }) => name)).toEqual(['Jane Roe', 'Okonkwo']);
});

it.each([
  ['Nigerian', 'Later Oluwaseun Adebayo moved to the area.', 'Oluwaseun Adebayo'],
  ['Polish', 'She told Agnieszka Wójcik about it.', 'Agnieszka Wójcik'],
  ['Vietnamese', 'The school called Nguyễn Thị Lan twice.', 'Nguyễn Thị Lan'],
  ['Arabic', 'His uncle Yusuf al Hamdan came.', 'Yusuf al Hamdan'],
  ['Welsh', 'They asked Llinos ap Gwilym to stay.', 'Llinos ap Gwilym'],
  ['Somali', 'A worker met Xaawo Cabdi at home.', 'Xaawo Cabdi'],
  ['Urdu', 'His brother Shahzaib Qureshi was told.', 'Shahzaib Qureshi'],
  ['Irish', 'We spoke with Caoimhe O’Sullivan-Byrne again.', "Caoimhe O'Sullivan-Byrne"],
])('does not miss a %s name', (_, text, name) => {
  expect(namesIn(text)).toContain(name);
});

it('lists a single name that stands inside sentences again and again', () => {
  expect(namesIn('In May the worker saw Temitope. She asked Temitope to wait.')).toEqual([
    'Temitope',
  ]);
});

it.each([
  'Leeds City Council and West Yorkshire Police met in March.',
  'Working Together to Safeguard Children 2018 says so. The Children Act 1989 does too.',
  'Executive Summary\nKey Findings\nTerms of Reference\nLearning from Practice',
  'The Safeguarding Adults Board asked the Independent Chair and the Director of Children’s Services.',
  'On Monday the Crown Court heard the case. In December it was closed.',
  'Early Help Assessment, Multi-Agency Risk Assessment Conference (MARAC), Child A and Mother',
  'Leeds Teaching Hospitals NHS Trust, Royal College of Nursing, Department for Education',
])('lists nobody for: %s', (text) => {
  expect(namesIn(text)).toEqual([]);
});

it('takes the name out of what stands before it', () => {
  expect(
    namesIn('Independent Reviewer Jane Roe and Detective Sergeant Omar Haddad wrote it.'),
  ).toEqual(['Jane Roe', 'Omar Haddad']);
});
