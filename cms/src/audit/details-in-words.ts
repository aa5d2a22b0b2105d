import { ukTimeInWords } from '../taking-down/uk-wall-clock';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The details of an event as people read them, with times of the UK: "works until: 06/06/2027,
 * 09:30 BST".
 *
 * @param details JSON of an object, or null
 */
export function detailsInWords(details: string | null): string[] {
  if (details === null) return [];
  return Object.entries(JSON.parse(details) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${inWords(value)}`);
}

function inWords(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  const text = String(value);
  return moment.test(text) ? ukTimeInWords(new Date(text)) : text;
}
