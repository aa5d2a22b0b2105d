import { ukTimeInWords } from '../taking-down/uk-wall-clock';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Ids that tell people nothing. The CSV has them. */
const internal = new Set(['release', 'copy of']);

/**
 * The details of an event as people read them, with times of the UK: "works until: 06/06/2027,
 * 09:30 BST".
 *
 * @param details JSON of an object, or null
 */
export function detailsInWords(details: string | null): string[] {
  if (details === null) return [];
  return Object.entries(JSON.parse(details) as Record<string, unknown>)
    .filter(([name, value]) => value !== null && value !== '' && !internal.has(name))
    .map(([name, value]) =>
      name === 'lateByMilliseconds' ? lateness(Number(value)) : `${name}: ${inWords(value)}`,
    );
}

function inWords(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  const text = String(value);
  return moment.test(text) ? ukTimeInWords(new Date(text)) : text;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** "6 minutes late", in the largest unit that fits. */
function lateness(milliseconds: number): string {
  for (const [unit, length] of units) {
    const count = Math.floor(milliseconds / length);
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'} late`;
  }
  return 'on time';
}
