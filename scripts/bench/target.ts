import type { MeasuredProcess } from './measured-process.ts';
import type { Row } from './rows.ts';

/** Something that is asked for the rows, beside the others. */
export interface Target {
  name: string;
  program: MeasuredProcess;
  /** Undefined for what it does not have. */
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
