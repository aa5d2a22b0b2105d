import { filledText, type Fault, type Fields } from './fault';

/** The part of a field's definition in `schema.json` that these rules read. */
export interface Attribute {
  type: string;
  required?: boolean;
  default?: unknown;
  component?: string;
  repeatable?: boolean;
}

/** Finds, before publishing, the required fields that are still empty. */
export function missingFields(
  attributes: Readonly<Record<string, Attribute>>,
  fields: Fields,
): Fault[] {
  return Object.entries(attributes)
    .filter(([name, attribute]) => attribute.required && isMissing(fields[name], attribute))
    .map(([name, attribute]) => ({ path: [name], message: askFor(name, attribute) }));
}

/** A field that the caller does not name gets its default as it is stored. */
function isMissing(value: unknown, attribute: Attribute): boolean {
  return isEmpty(value) && !(value === undefined && attribute.default !== undefined);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && !filledText(value));
}

function askFor(name: string, { type }: Attribute): string {
  const label = labelOf(name);
  if (type === 'media') return `Choose the file before you publish: “${label}” is empty.`;
  if (type === 'enumeration') return `Choose one before you publish: “${label}” is empty.`;
  return `Fill this in before you publish: “${label}” is empty.`;
}

/** "publicationsLabel" → "Publications label". */
function labelOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
