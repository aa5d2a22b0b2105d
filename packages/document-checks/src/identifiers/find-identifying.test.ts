import { expect, it } from 'vitest';
import type { Channel } from '../read-document.js';
import { findIdentifying } from './find-identifying.js';
import { piece } from './tests/pieces.ts';

const kindsIn = (text: string, channel: Channel = 'text') =>
  findIdentifying([piece(text, channel)], { fileName: 'report.pdf' }).findings.map(
    ({ severity, kind }) => `${severity} ${kind}`,
  );

it.each([
  ['NHS Number: 943 476 5919', 'block nhs-number'],
  ['NHS no. 9434765919', 'block nhs-number'],
  ['NHS number\n943-476-5919', 'block nhs-number'],
  ['His number is 943 476 5919.', 'warn possible-nhs-number'],
  ['NI number AB 12 34 56 C', 'block national-insurance-number'],
  ['AB123456C', 'block national-insurance-number'],
  ['national insurance: ab 12 34 56', 'block national-insurance-number'],
  ['born on 3 March 2012', 'block date-of-birth'],
  ['Date of birth: 03/04/2012', 'block date-of-birth'],
  ['DOB 3.4.12', 'block date-of-birth'],
  ['D.O.B.: 2012-04-03', 'block date-of-birth'],
  ['born in Leeds on the 3rd of March, 2012', 'block date-of-birth'],
  ['12/03/2014 (DOB)', 'block date-of-birth'],
  ['born prematurely at 29 weeks at St Mary Hospital on 3 March 2012', 'block date-of-birth'],
  ['the birth of her second child on 3 March 2012', 'block date-of-birth'],
  ['His 18th birthday was on 3 March 2012.', 'block date-of-birth'],
  ['DATE OF BIRTH\n03/03/2012', 'block date-of-birth'],
  ['She was born abroad and arrived here on 3 March 2012.', 'warn date-near-birth'],
  ['After the birth, agencies met on 3 March 2012.', 'warn date-near-birth'],
  ['A pre-birth assessment began on 3 March 2012.', 'note other-date'],
  ['The birth mother was seen on 3 March 2012.', 'note other-date'],
  ['New birth visit: 03/03/2012', 'note other-date'],
  ['Date of birth: ____ Date of referral: 03/03/2012', 'warn date-near-birth'],
  ['Weeks before his birthday, on 3 March 2012, police came.', 'note other-date'],
  ['She died on 4 May 2019.', 'warn date-of-death'],
  ['On 4th May 2019 the child was found dead.', 'warn date-of-death'],
  ['Date of death 04/05/19', 'warn date-of-death'],
  ['The panel met on May 4, 2019.', 'note other-date'],
  ['They lived at LS8 4AB then.', 'warn postcode'],
  ['Post code: ls8 4ab', 'warn postcode'],
  ['EC1A 1BB', 'warn postcode'],
  ['Call 07911 123456', 'warn telephone-number'],
  ['+44 (0)7911 123 456', 'warn telephone-number'],
  ['(0113) 222 4444', 'warn telephone-number'],
  ['020 8123 4567', 'warn telephone-number'],
  ['+48 22 555 01 23', 'warn telephone-number'],
  ['NSPCC 0808 800 5000', 'note helpline'],
  ['0300 123 6600', 'note helpline'],
  ['01632 960123', 'note helpline'],
  ['07700 900 123', 'note helpline'],
  ['jane.doe@nhs.net', 'warn e-mail-address'],
  ['safeguarding.team@leeds.gov.uk', 'note office-mailbox'],
  ['someone@example.org', 'note office-mailbox'],
  ['seen in AB12 CDE', 'warn number-plate'],
  ['his car, A123 BCD', 'warn number-plate'],
  ['crime reference 13210/44512/19', 'warn reference-number'],
  ['Case No: CX12/2019/0123', 'warn reference-number'],
  ['Mosaic ID 1234567', 'warn reference-number'],
  ['UPN A123456789012', 'warn reference-number'],
])('finds what identifies in: %s', (text, kind) => {
  expect(kindsIn(text)).toEqual([kind]);
});

it.each([
  'Working Together to Safeguard Children 2018',
  'ISBN 978-0-14-303943-3 and ISBN 0 14 303943 3, ISBN 0140449132',
  'NHS number 943 476 5918, of which the last digit is wrong',
  'QQ 12 34 56 C, GB123456A and DA123456B are never given out',
  'paragraphs 4.12.3 to 4.12.9, pages 112-118, Table 3.1, Figure 12',
  'section 47 of the Children Act 1989; [2019] EWHC 123 (Fam); SI 2018/123; Cm 9000',
  '£1,234,567.00, 12.5%, 100,000 of 200,000',
  '2018-19 and 2019/20',
  'Case 2018, case number 2, reference 12, Ref: 3.2, the case of 2018, Case Study 1234',
  'aged 12, in May 2019, on 4 May',
  'the A1, M25, B2B, COVID19, ISO 9001:2015, version 01.02.03',
  'https://doi.org/10.1234/5678901234 and https://files.gov.uk/1234567890/012345678901',
  '10 11 12 2018, 1234 5678 9012, 12 345 678 910',
  'Date of birth: __/__/____   NHS number: ___ ___ ____   Postcode: ____ ___',
  'Ring 999 or 101, or 116 123.',
  'RG10 was asked; B1 and B2 grades; the HB12 form',
])('is not alarmed by: %s', (text) => {
  expect(kindsIn(text)).toEqual([]);
});

it.each<Channel>([
  'text',
  'hidden-text',
  'metadata',
  'bookmark',
  'alternative-text',
  'comment',
  'form-value',
  'earlier-save',
])('looks into %s', (channel) => {
  expect(kindsIn('NHS number 943 476 5919', channel)).toEqual(['block nhs-number']);
});

it('looks into links and the file name', () => {
  expect(kindsIn('mailto:jane.doe@nhs.net', 'link')).toEqual(['warn e-mail-address']);
  const { findings } = findIdentifying([], { fileName: 'NHS_943_476_5919.pdf' });
  expect(findings).toMatchObject([{ kind: 'nhs-number', places: [{ words: 'File name' }] }]);
});

it('reads through characters without width, other hyphens and wide figures', () => {
  expect(kindsIn('NHS 943\u200b\u00a0476\u00a05919')).toEqual(['block nhs-number']);
  expect(kindsIn('NHS 943\u2011476\u20115919')).toEqual(['block nhs-number']);
  expect(kindsIn('NHS ９４３ ４７６ ５９１９')).toEqual(['block nhs-number']);
});

it('points at the place in the original text', () => {
  const { findings } = findIdentifying([piece('An \u200bNHS\u00ad number: 943 476 5919.')], {
    fileName: 'x',
  });
  expect(findings[0]?.places[0]?.words).toBe('17 to 29');
});

it('makes one finding of the same value, with at most 20 places and how many more', () => {
  const texts = Array.from({ length: 30 }, (_, at) => piece(`${' '.repeat(at)}jane.doe@nhs.net`));
  const { findings } = findIdentifying(texts, { fileName: 'x' });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    text: 'jane.doe@nhs.net',
    maskedText: 'j•••.d••@n••.n••',
    more: 10,
  });
  expect(findings[0]?.places).toHaveLength(20);
});

it('takes the worst that is said of a value, however it is written', () => {
  const { findings } = findIdentifying(
    [piece('01632 960123'), piece('born 3 March 2012 or 03/03/2012')],
    { fileName: 'x' },
  );
  expect(findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'helpline: 01632 960123',
    'date-of-birth: 3 March 2012 · 03/03/2012',
  ]);
});

it('tells other dates once, all together', () => {
  const { findings } = findIdentifying(
    [piece('On 4 May 2019 and 5 June 2019.'), piece('On 6 July 2019.')],
    { fileName: 'x' },
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'note',
    text: '4 May 2019 · 5 June 2019 · 6 July 2019',
  });
  expect(findings[0]?.places).toHaveLength(3);
});

it('shows what was found in text alone', () => {
  const { findings } = findIdentifying([piece('NHS number 943 476 5919')], { fileName: 'x' });
  expect(JSON.stringify({ ...findings[0], text: null, places: [] })).not.toMatch(/943|476|5919/);
});
