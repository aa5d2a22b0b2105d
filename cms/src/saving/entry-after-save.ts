import type { Attributes } from '../rules/check-entry';
import type { Fields } from '../rules/fault';

/**
 * Puts the fields of a save over what is stored, so that the rules see the whole entry.
 * A part with the id of a stored part takes from it what the save does not name.
 */
export function entryAfterSave(
  attributes: Attributes,
  stored: Fields | null,
  data: Fields,
): Fields {
  const changed = Object.entries(data).map(([name, value]) => {
    const { type } = attributes[name] ?? {};
    if (type === 'relation') return [name, relatedAfterSave(stored?.[name], value)];
    if (type === 'component') return [name, partsAfterSave(stored?.[name], value)];
    return [name, value];
  });
  return { ...stored, ...Object.fromEntries(changed) };
}

function partsAfterSave(stored: unknown, value: unknown): unknown {
  const known = (Array.isArray(stored) ? stored : [stored]).filter(isFields);
  const merge = (part: unknown) => {
    if (!isFields(part)) return part;
    const before = known.find(({ id }) => id !== undefined && String(id) === String(part.id));
    return { ...before, ...part };
  };
  return Array.isArray(value) ? value.map(merge) : merge(value);
}

/** Strapi takes a relation as a list, or as what to set, connect and disconnect. */
function relatedAfterSave(stored: unknown, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null || value === undefined) return [];
  if (!isFields(value)) return [value];
  if (Array.isArray(value.set)) return value.set;
  const gone = new Set(listOf(value.disconnect).map(keyOf));
  const kept = listOf(stored).filter((entry) => !gone.has(keyOf(entry)));
  return [...kept, ...listOf(value.connect)];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function keyOf(entry: unknown): string {
  if (!isFields(entry)) return String(entry);
  return String(entry.documentId ?? entry.id);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
