/** Something that an editor must put right, and the field where. */
export interface Fault {
  /** Names and positions from the entry down to the field: `['documents', '0', 'title']`. */
  path: string[];
  /** A sentence that says what to do. */
  message: string;
}

/** An entry, or a part of one, as editors fill it in. */
export type Fields = Readonly<Record<string, unknown>>;

/** Puts faults of a part under the field that holds it. */
export function within(path: readonly (string | number)[], faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, path: [...path.map(String), ...fault.path] }));
}

/** @returns the text without spaces around it, or null when there is none */
export function filledText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
