import type { DocumentPart } from '../content-schema';

/** All that a generator needs to make one file; the same source always gives the same bytes. */
export interface DocumentSource {
  title: string;
  /** Shown above the title: what kind of document it is. */
  heading: string;
  /** BCP 47: `en-GB`, `cy-GB` or `pl-PL`. */
  language: DocumentLanguage;
  /** A pseudonym or code, shown below the title. */
  reference?: string;
  /** The day it was published, `YYYY-MM-DD`. Also the file's own date, so that a reload is the same. */
  date: string;
  organisation: string;
  hasContentsList: boolean;
  startsChaptersOnNewPages: boolean;
  parts: readonly DocumentPart[];
}

export type DocumentLanguage = 'en-GB' | 'cy-GB' | 'pl-PL';

/** The few words that the generators add themselves. Each keeps "Demonstration", for everybody to see. */
export const documentWords: Record<
  DocumentLanguage,
  { notice: string; header: string; contents: string; page: (n: number, of: number) => string }
> = {
  'en-GB': {
    notice:
      'This document is a demonstration. Every person, family, service and event in it is invented. It is not a real review.',
    header: 'Demonstration: everything in this document is invented',
    contents: 'Contents',
    page: (n, of) => `Page ${n} of ${of}`,
  },
  'cy-GB': {
    notice:
      'Arddangosiad (Demonstration) yw’r ddogfen hon. Mae pob person, teulu, gwasanaeth a digwyddiad ynddi wedi’i ddyfeisio. Nid yw’n adolygiad go iawn.',
    header: 'Demonstration · Arddangosiad: dyfeisiwyd popeth yn y ddogfen hon',
    contents: 'Cynnwys',
    page: (n, of) => `Tudalen ${n} o ${of}`,
  },
  'pl-PL': {
    notice:
      'Ten dokument jest przykładem (Demonstration). Każda osoba, rodzina, instytucja i każde zdarzenie zostały wymyślone. To nie jest prawdziwy raport.',
    header: 'Demonstration · Przykład: wszystko w tym dokumencie jest wymyślone',
    contents: 'Spis treści',
    page: (n, of) => `Strona ${n} z ${of}`,
  },
};

/** The day as people of that language write it. Noon, so that no time zone moves it. */
export function writtenDay(day: string, language: DocumentLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    dateOfFile(day),
  );
}

/** The file's own date: noon UTC of its day. */
export function dateOfFile(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
