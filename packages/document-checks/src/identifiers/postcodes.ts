import { type Detail, type SearchedText, wordsBefore } from './pattern.js';

const areas =
  'AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';
const inward = '\\d[ABD-HJLNP-UW-Z]{2}';
const whole = new RegExp(
  `(?<![\\p{L}\\d./-])(?:(?:${areas})(?:\\d{1,2}|\\d[A-HJKPSTUVWXY]) ?${inward}|GIR ?0AA)(?![\\p{L}\\d])`,
  'giu',
);

/** UK postcodes of areas that exist, in capitals, or in any letters where the text says postcode. */
export function postcodes({ text }: SearchedText): Detail[] {
  return [...text.matchAll(whole)]
    .filter(({ 0: written, index }) => {
      if (written === written.toUpperCase()) return true;
      return /post ?code|address/iu.test(wordsBefore(text, index, 60));
    })
    .map(({ 0: written, index }) => ({
      kind: 'postcode',
      severity: 'warn',
      value: written.replace(' ', '').toUpperCase(),
      start: index,
      end: index + written.length,
    }));
}
