import type { ContentKind } from '../published/content-kinds';
import { ukCalendarDay } from '../saving/first-published';

export const notWrittenYet = 'Not written yet';

type Candidate = Record<string, unknown>;
type Path = readonly PropertyKey[];

/**
 * Makes of a draft what the site can show: empty fields say "Not written yet", and a part that
 * cannot be shown at all, such as a document without a file, is left out.
 *
 * @param candidate the entry in the words of the contract, which it need not fit yet
 * @returns an entry that fits the contract, or null when that cannot be had
 */
export function withPlaceholders(schema: ContentKind['schema'], candidate: unknown): unknown {
  let entry = structuredClone(candidate) as Candidate;
  for (const repair of [fillEmpty, dropBroken, resetBroken]) {
    const result = schema.safeParse(entry);
    if (result.success) return result.data;
    entry = repair(
      entry,
      result.error.issues.map(({ path }) => path),
    );
  }
  const result = schema.safeParse(entry);
  return result.success ? result.data : null;
}

const placeholders: Record<string, () => unknown> = {
  slug: () => 'not-written-yet',
  firstPublishedOn: () => ukCalendarDay(new Date()),
  date: () => ukCalendarDay(new Date()),
  kind: () => 'report',
  purpose: () => 'guidance',
  audience: () => 'everyone',
  language: () => 'en',
  brandColour: () => '#1d4f5c',
  exitAddress: () => 'https://www.bbc.co.uk/weather',
};

function fillEmpty(entry: Candidate, paths: Path[]): Candidate {
  for (const path of paths) {
    const holder = path.slice(0, -1).reduce<unknown>(child, entry);
    const name = String(path.at(-1));
    if (typeof holder !== 'object' || holder === null) continue;
    const fields = holder as Candidate;
    const isEmpty = fields[name] === null || fields[name] === undefined || fields[name] === '';
    if (isEmpty) fields[name] = placeholders[name]?.() ?? notWrittenYet;
  }
  return entry;
}

function dropBroken(entry: Candidate, paths: Path[]): Candidate {
  const kept = Object.entries(entry).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, value];
    const broken = new Set(paths.filter((path) => path[0] === name).map((path) => path[1]));
    return [name, value.filter((_, at) => !broken.has(at))];
  });
  return Object.fromEntries(kept);
}

function resetBroken(entry: Candidate, paths: Path[]): Candidate {
  for (const [first] of paths) {
    const name = String(first);
    entry[name] = placeholders[name]?.() ?? (Array.isArray(entry[name]) ? [] : null);
  }
  return entry;
}

function child(holder: unknown, key: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null
    ? (holder as Record<PropertyKey, unknown>)[key]
    : undefined;
}
