import { richTextAsText } from './rich-text-as-text';
import type { FileContent } from './content-of-row';
import type { FieldShape, Shape } from './shape';

/** What an entry that is linked to is called. */
export type TitleOf = (documentId: string) => string;

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Whether a field was left empty: null, or a list of nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** A value of a field as text that people read; the parts of a whole part on lines of their own. */
export function readable({ type, parts }: FieldShape, value: unknown, titleOf: TitleOf): string {
  if (isEmpty(value)) return '';
  if (type === 'blocks') return richTextAsText(value) || '(an empty line)';
  if (type === 'boolean') return value ? 'Yes' : 'No';
  if (type === 'date') return days.format(new Date(`${String(value)}T00:00:00Z`));
  if (type === 'relation') return [value].flat().map(String).map(titleOf).join('; ');
  if (type === 'media') return [value].flat().map(fileName).join('; ');
  if (type === 'component') {
    const list = [value].flat() as Record<string, unknown>[];
    return list.map((part) => partAsText(parts, part, titleOf)).join('\n\n');
  }
  return String(value);
}

/** The first text of a part, by which people tell it from its like; null where it has none. */
export function nameOfPart(shape: Shape, part: Record<string, unknown>): string | null {
  const first = shape.find(({ name, type }) => type === 'string' && part[name]);
  const name = first && first.name !== 'publicId' ? String(part[first.name]) : '';
  return name || null;
}

function partAsText(shape: Shape, part: Record<string, unknown>, titleOf: TitleOf): string {
  return shape
    .filter(({ name }) => name !== 'publicId' && !isEmpty(part[name]))
    .map((field) => `${field.label}: ${readable(field, part[field.name], titleOf)}`)
    .join('\n');
}

function fileName(file: unknown): string {
  return (file as FileContent).name;
}
