import { canonicalJson } from '../sharing/canonical-json';
import { compareTexts } from './compare-texts';
import type { Content } from './content';
import type { FileContent } from './content-of-row';
import type { Difference } from './difference';
import { isSamePart, pairParts, type Part } from './pair-parts';
import { isEmpty, nameOfPart, readable, type TitleOf } from './readable';
import { richTextAsText } from './rich-text-as-text';
import type { FieldShape, Shape } from './shape';

const texts = ['string', 'text', 'uid', 'blocks'];

/** Where a field stands: its path, and how people call that. */
interface Place {
  path: string[];
  label: string;
}

/**
 * What differs between two contents of a type, in the order of its edit screen.
 *
 * @param before null where there is nothing to compare with: all of `after` is then new
 * @param titleOf names the entries that are linked to
 */
export function differencesOf(
  shape: Shape,
  before: Content | null,
  after: Content,
  titleOf: TitleOf,
): Difference[] {
  return inFields(shape, before ?? {}, after, { path: [], label: '' }, titleOf);
}

function inFields(
  shape: Shape,
  before: Content,
  after: Content,
  around: Place,
  titleOf: TitleOf,
): Difference[] {
  return shape
    .filter(({ name }) => name !== 'publicId')
    .flatMap((field) => {
      const place = within(around, field.name, field.label);
      return inField(field, before[field.name], after[field.name], place, titleOf);
    });
}

function inField(
  field: FieldShape,
  before: unknown,
  after: unknown,
  place: Place,
  titleOf: TitleOf,
): Difference[] {
  if (isSame(before, after) || (isEmpty(before) && isEmpty(after))) return [];
  if (Array.isArray(before ?? after) && field.type === 'component') {
    return inParts(field, listOf<Part>(before), listOf<Part>(after), place, titleOf);
  }
  if (Array.isArray(before ?? after) && field.type === 'relation') {
    return inLinks(field, listOf<string>(before), listOf<string>(after), place, titleOf);
  }
  const isWhole = !isEmpty(before) && !isEmpty(after);
  if (field.type === 'component' && isWhole && isSamePart(before as Part, after as Part)) {
    return inFields(field.parts, before as Part, after as Part, place, titleOf);
  }
  if (field.type === 'component' && isWhole) {
    return [
      removed(place, readable(field, before, titleOf)),
      added(place, readable(field, after, titleOf)),
    ];
  }
  return [ofValue(field, before, after, place, titleOf)];
}

function ofValue(
  field: FieldShape,
  before: unknown,
  after: unknown,
  place: Place,
  titleOf: TitleOf,
): Difference {
  if (isEmpty(before)) return added(place, readable(field, after, titleOf));
  if (isEmpty(after)) return removed(place, readable(field, before, titleOf));
  if (field.type === 'media') return otherFile(place, before, after);
  const [was, is] = bothReadable(field, before, after, titleOf);
  const words = texts.includes(field.type) ? compareTexts(was, is) : null;
  return { ...place, kind: 'changed', before: was, after: is, words };
}

/** Where the words of rich text are the same, what differs is how they look. */
function bothReadable(field: FieldShape, before: unknown, after: unknown, titleOf: TitleOf) {
  const both = [readable(field, before, titleOf), readable(field, after, titleOf)] as const;
  if (both[0] !== both[1] || field.type !== 'blocks') return both;
  const marked = [richTextAsText(before, true), richTextAsText(after, true)] as const;
  if (marked[0] !== marked[1]) return marked;
  return [both[0], `${both[1]}\n(The words are the same, but not how they are set.)`] as const;
}

function otherFile(place: Place, before: unknown, after: unknown): Difference {
  const [was, is] = [before as FileContent, after as FileContent];
  const isReplaced = was.hash !== is.hash;
  const note = isReplaced && was.name === is.name ? ' (another file of the same name)' : '';
  return { ...place, kind: 'changed', before: was.name, after: is.name + note, words: null };
}

function inLinks(
  field: FieldShape,
  before: string[],
  after: string[],
  place: Place,
  titleOf: TitleOf,
): Difference[] {
  const gone = before.filter((id) => !after.includes(id));
  const come = after.filter((id) => !before.includes(id));
  if (gone.length + come.length > 0) {
    return [
      ...gone.map((id) => removed(place, titleOf(id))),
      ...come.map((id) => added(place, titleOf(id))),
    ];
  }
  const [was, is] = [before, after].map((list) => readable(field, list, titleOf));
  return [moved(place, was ?? '', is ?? '')];
}

function inParts(
  field: FieldShape,
  before: Part[],
  after: Part[],
  place: Place,
  titleOf: TitleOf,
): Difference[] {
  const one = (part: Part) => readable({ ...field, type: 'component' }, part, titleOf);
  const { pairs, isMoved } = pairParts(before, after);
  const inPairs = pairs.flatMap(({ was, is, at }) => {
    const part = is ?? was;
    if (!part) return [];
    const name = nameOfPart(field.parts, part) ?? `No. ${at + 1}`;
    const here = within(place, String(at), name);
    if (!was) return [added(here, one(part))];
    if (!is) return [removed(here, one(part))];
    return inFields(field.parts, was, is, here, titleOf);
  });
  if (!isMoved) return inPairs;
  const names = (list: Part[]) =>
    list.map((part, at) => nameOfPart(field.parts, part) ?? `No. ${at + 1}`).join('; ');
  return [...inPairs, moved(place, names(before), names(after))];
}

function within({ path, label }: Place, name: string, called: string): Place {
  return { path: [...path, name], label: label ? `${label} › ${called}` : called };
}

function added(place: Place, after: string): Difference {
  return { ...place, kind: 'added', before: null, after, words: null };
}

function removed(place: Place, before: string): Difference {
  return { ...place, kind: 'removed', before, after: null, words: null };
}

function moved({ path, label }: Place, before: string, after: string): Difference {
  return { path, label: `${label}, their order`, kind: 'changed', before, after, words: null };
}

function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
