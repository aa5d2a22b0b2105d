import type { Core } from '@strapi/strapi';
import { attributesOf, filledEntry, type Fillings } from './filled-entries';

type Fields = Record<string, unknown>;

/** What the edit screen sends to save an entry just as it is. */
export function forSave(strapi: Core.Strapi, uid: string, stored: Fields): Fields {
  const fields = Object.entries(attributesOf(strapi, uid)).map(
    ([name, { type, component = '' }]) => {
      const value = stored[name];
      const each = (read: (one: Fields) => unknown) =>
        Array.isArray(value) ? value.map(read) : value ? read(value as Fields) : null;
      if (type === 'component')
        return [name, each((part) => ({ id: part.id, ...forSave(strapi, component, part) }))];
      if (type === 'relation') return [name, each(({ documentId }) => documentId)];
      if (type === 'media') return [name, each(({ id }) => id)];
      return [name, value];
    },
  );
  return Object.fromEntries(fields) as Fields;
}

interface FieldChange {
  path: (string | number)[];
  /** Of a whole entry, as it is saved. */
  change(fields: Fields): Fields;
}

/** Each field to its other value, at every depth; each list turned round, and shortened. */
export function changesOf(
  strapi: Core.Strapi,
  uid: string,
  stored: Fields,
  fillings: Fillings,
): FieldChange[] {
  const other = filledEntry(strapi, uid, fillings, 1);
  return Object.entries(attributesOf(strapi, uid)).flatMap(([name, { type, component = '' }]) => {
    const value = stored[name];
    if (type !== 'component') {
      const changed: FieldChange[] = [
        { path: [name], change: (fields) => ({ ...fields, [name]: other[name] }) },
      ];
      const turn = (fields: Fields) => ({ ...fields, [name]: [...(fields[name] as [])].reverse() });
      return type === 'relation' ? [...changed, { path: [name, 'turned'], change: turn }] : changed;
    }
    const inside = (part: Fields, at: number | null): FieldChange[] =>
      changesOf(strapi, component, part, fillings).map(({ path, change }) => ({
        path: at === null ? [name, ...path] : [name, at, ...path],
        change: (fields) => ({
          ...fields,
          [name]:
            at === null
              ? change(fields[name] as Fields)
              : (fields[name] as Fields[]).map((one, index) => (index === at ? change(one) : one)),
        }),
      }));
    if (!Array.isArray(value)) return inside(value as Fields, null);
    const listed = (work: (list: Fields[]) => Fields[], what: string): FieldChange => ({
      path: [name, what],
      change: (fields) => ({ ...fields, [name]: work(fields[name] as Fields[]) }),
    });
    return [...inside(value[0], 0), listed((list) => [...list].reverse(), 'turned')];
  });
}
