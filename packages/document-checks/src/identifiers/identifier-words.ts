import type { Mending } from '../report.js';
import type { KindWords } from './gather-findings.js';

/** How to take words out of a document for good. */
export const takeOut: Mending = {
  word: 'Use Find (Ctrl+F) to go to it, delete it or write it less exactly, save, and export the PDF again.',
  acrobat:
    'Use Redact a PDF, mark it, choose Apply, then save. Do not draw a box over it: the words would stay beneath.',
  libreOffice:
    'Use Find & Replace (Ctrl+H) to go to it, delete it or write it less exactly, save, and export the PDF again.',
  other: 'If it stands in the properties or the name of the file, change it there.',
};

const identifier = (title: string, explanation: string): KindWords => ({
  title,
  explanation,
  mending: takeOut,
});

/** What is said of each kind of identifying detail. */
export const identifierWords: Readonly<Record<string, KindWords>> = {
  'watch-list-name': identifier(
    'A name that must not appear in this publication is in the document.',
    'It is on the list of names for this publication, written in full, with an initial, or with a small difference in spelling. Anybody who reads or searches the document finds it.',
  ),
  'watch-list-part': identifier(
    'A part of a name that must not appear is in the document.',
    'A given name or a surname from the list of names for this publication stands alone here. It may be the same person or somebody else who shares the name.',
  ),
  'watch-list-initials': identifier(
    'Initials of a name that must not appear are in the document.',
    'Those who know the family recognise initials. They may also stand for something else.',
  ),
  'nhs-number': identifier(
    'An NHS number is in the document.',
    'An NHS number belongs to one person for life. With it, health records and other documents about the same person can be put together.',
  ),
  'possible-nhs-number': identifier(
    'A number that may be an NHS number is in the document.',
    'Its digits are grouped like an NHS number and its check digit is right, but the text does not say what it is.',
  ),
  'national-insurance-number': identifier(
    'A National Insurance number is in the document.',
    'It belongs to one person for life and can be used to pretend to be that person.',
  ),
  'date-of-birth': identifier(
    'A full date of birth is in the document.',
    'Day, month and year of birth together single out a person, above all with a place or a first name. An age or a year is enough for a reader.',
  ),
  'date-near-birth': identifier(
    'A full date near a birth is in the document.',
    'It may be a date of birth, by which a person is singled out, or that of something else that the sentence tells. An age or a year is enough for a reader.',
  ),
  'date-of-death': identifier(
    'A full date near a death is in the document.',
    'With the exact day, the person can be found in news reports and in the registers of deaths. The month and the year are enough for a reader.',
  ),
  'other-date': identifier(
    'Full dates are in the document.',
    'Several exact dates together can tell who a review is about. Consider giving the month and the year only.',
  ),
  postcode: identifier(
    'A postcode is in the document.',
    'A postcode stands for about fifteen homes. That of an office that everybody may know is no harm.',
  ),
  'telephone-number': identifier(
    'A telephone number is in the document.',
    'It may belong to a person. That of an office that everybody may know is no harm.',
  ),
  helpline: identifier(
    'A number of a helpline, or one that nobody has, is in the document.',
    'Numbers that begin with 03 or 08 belong to organisations, and some are kept for examples. Check that it is the one you mean.',
  ),
  'e-mail-address': identifier(
    'An e-mail address that looks like a person’s is in the document.',
    'It names a person and where that person works or studies.',
  ),
  'office-mailbox': identifier(
    'An e-mail address of an office is in the document.',
    'It does not look like a person’s. Check that it is still read.',
  ),
  'number-plate': identifier(
    'A vehicle’s number plate is in the document.',
    'The owner of a vehicle can be found by its number plate.',
  ),
  'reference-number': identifier(
    'A reference number of a case or a record is in the document.',
    'Whoever has access to the system it comes from can find the person by it.',
  ),
};
