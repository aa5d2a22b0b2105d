import type { MeasuredProcess } from './measured-process.ts';
import type { Row } from './rows.ts';

/** How those are called that the goals are about. */
export const names = {
  site: 'this site',
  nginx: 'nginx, same bytes',
  memoryCache: 'Astro’s memoryCache',
};

/** Something that is asked for the rows, beside the others. */
export interface Target {
  name: string;
  program: MeasuredProcess;
  /** Undefined for what it does not have; of a 304, the page that is asked for again. */
  addressOf(row: Row): string | undefined;
}

/** Something that could not be installed or started here. */
export interface LeftOut {
  name: string;
  why: string;
}

/** The rows that are a page of HTML, of which every product has one like it. */
export function isPage({ status, isKnown, file }: Row): boolean {
  return status === 200 && !isKnown && file.endsWith('.html');
}

export const local = (address: string, port: number) => `http://127.0.0.1:${port}${address}`;

/** @param words parts of names that were asked for; undefined for all there are */
export function isAmong(words: readonly string[] | undefined, name: string): boolean {
  return words === undefined || words.some((word) => name.includes(word));
}
