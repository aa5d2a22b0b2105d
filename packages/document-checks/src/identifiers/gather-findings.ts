import type { Finding, Mending, Place, Severity } from '../report.js';
import { mask } from './mask.js';

/** What is said of one kind of finding. `title` is told in how many places it stands. */
export interface KindWords {
  title: string;
  explanation: string;
  mending: Mending;
}

/** One thing seen in one place. */
export interface Sighting {
  kind: string;
  severity: Severity;
  /** Equal for what is the same thing written differently; sightings of one value are one finding. */
  value: string;
  /** As it stands in the document; null where there is nothing to read. */
  text: string | null;
  place: Place;
}

const placesShown = 20;
const longestText = 400;
const weight: Record<Severity, number> = { note: 0, warn: 1, block: 2 };

/**
 * Joins sightings of the same value into one finding with its places, the worst severity counting.
 * Ids number the findings of a kind in the order of the document: they hold nothing that was found,
 * not even as a hash, because a hash of a date or a telephone number is easily guessed.
 */
export function gatherFindings(
  sightings: readonly Sighting[],
  words: Readonly<Record<string, KindWords>>,
): Finding[] {
  const found = new Map<string, Finding>();
  const numbers = new Map<string, number>();
  const seen = new Set<string>();
  for (const sighting of sightings) {
    const key = `${sighting.kind}\n${sighting.value}`;
    const known = found.get(key);
    if (known) {
      if (weight[sighting.severity] > weight[known.severity]) known.severity = sighting.severity;
      addText(known, sighting.text);
      addPlace(known, sighting.place, seen, key);
      continue;
    }
    const number = (numbers.get(sighting.kind) ?? 0) + 1;
    numbers.set(sighting.kind, number);
    const finding = newFinding(sighting, number, words);
    addPlace(finding, sighting.place, seen, key);
    found.set(key, finding);
  }
  return [...found.values()];
}

function newFinding(
  { kind, severity, text }: Sighting,
  number: number,
  words: Readonly<Record<string, KindWords>>,
): Finding {
  const said = words[kind];
  if (!said) throw new Error(`No words are written for findings of the kind "${kind}".`);
  return {
    id: `${kind}-${number}`,
    kind,
    severity,
    ...said,
    places: [],
    more: 0,
    text,
    maskedText: text === null ? null : mask(text),
  };
}

/** What is written in other ways, or told together, is shown together while there is room. */
function addText(finding: Finding, text: string | null): void {
  if (text === null) return;
  const known = finding.text?.split(' · ') ?? [];
  if (known.includes(text) || (finding.text?.length ?? 0) + text.length > longestText) return;
  finding.text = [...known, text].join(' · ');
  finding.maskedText = mask(finding.text);
}

function addPlace(finding: Finding, place: Place, seen: Set<string>, key: string): void {
  const asText = `${key}\n${JSON.stringify(place)}`;
  if (seen.has(asText)) return;
  seen.add(asText);
  if (finding.places.length < placesShown) finding.places.push(place);
  else finding.more += 1;
}
