import { type Detail, type SearchedText, wordsBefore } from './pattern.js';

/** Since 2001: area, age, three letters. I, Q and Z are not used where they look like figures. */
const current = /(?<![\p{L}\d-])[A-HJ-PR-Y]{2}(?:0[1-9]|[1-9]\d)( ?)[A-HJ-PR-Z]{3}(?![\p{L}\d])/gu;
const older =
  /(?<![\p{L}\d-])(?:[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])(?![\p{L}\d])/gu;

const saysVehicle =
  /\b(?:vehicle|car|van|lorry|motor(?:bike|cycle)?|registration|number ?plate|reg(?:\.|istered)?|VRM|index|driving|drove|Ford|Vauxhall|Volkswagen|VW|BMW|Audi|Toyota|Nissan|Renault|Peugeot|Fiat)\b/iu;

/** Number plates: the current form with its space anywhere, all others where a vehicle is told of. */
export function numberPlates({ text }: SearchedText): Detail[] {
  const isAboutVehicle = (index: number) => saysVehicle.test(wordsBefore(text, index, 60));
  const known = [...text.matchAll(current)].filter(
    ({ 0: written, 1: space, index }) =>
      isAboutVehicle(index) || (space === ' ' && isIssued(written)),
  );
  const told = [...text.matchAll(older)].filter(({ index }) => isAboutVehicle(index));
  return [...known, ...told].map(({ 0: written, index }) => ({
    kind: 'number-plate',
    severity: 'warn',
    value: written.replace(' ', ''),
    start: index,
    end: index + written.length,
  }));
}

/** Ages run from 02, and from 51 for the second half of a year. */
const isIssued = (written: string) => {
  const age = Number(written.slice(2, 4));
  return (age >= 2 && age <= 49) || age >= 51;
};
