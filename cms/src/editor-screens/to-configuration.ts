import type { Field, Screen } from './screen';

/** The part of a schema that a screen needs to know. */
export interface SchemaLike {
  attributes: Record<string, { type: string; relation?: string }>;
}

/** What the Content Manager stores for one content type or component. */
export interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

/** Columns and facts that Strapi adds to every entry. */
const ownFields: Readonly<Record<string, string>> = {
  id: 'Number',
  documentId: 'Permanent number',
  createdAt: 'Made',
  updatedAt: 'Last changed',
  publishedAt: 'Last published',
  createdBy: 'Made by',
  updatedBy: 'Changed by',
};

const notSortable = ['component', 'json', 'media', 'richtext', 'dynamiczone', 'blocks'];

/**
 * Turns a screen into what the Content Manager stores.
 *
 * @param screen what an editor should see
 * @param schema the content type or component, with Strapi's own attributes or without
 * @throws Error when the screen names a field that the schema does not have
 */
export function toConfiguration(screen: Screen, schema: SchemaLike): Configuration {
  refuseUnknownFields(screen, schema);
  const metadatas: Configuration['metadatas'] = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const field = screen.fields[name];
    if (field) metadatas[name] = fieldMetadata(field, attribute);
  }
  for (const [name, label] of Object.entries(ownFields)) {
    metadatas[name] = { edit: {}, list: { label, searchable: true, sortable: true } };
  }
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      relationOpenMode: 'modal',
      pageSize: screen.pageSize ?? 20,
      mainField: screen.titleField,
      defaultSortBy: screen.sort?.by ?? screen.titleField,
      defaultSortOrder: screen.sort?.order ?? 'ASC',
    },
    metadatas,
    layouts: {
      list: [...screen.columns],
      edit: screen.rows.map((row) => row.map(([name, size]) => ({ name, size }))),
    },
  };
}

function fieldMetadata(field: Field, attribute: { type: string; relation?: string }) {
  const canSort = isSortable(attribute);
  return {
    edit: {
      label: field.label,
      description: field.help,
      placeholder: field.placeholder ?? '',
      visible: true,
      editable: !field.isReadOnly,
      ...(field.shows ? { mainField: field.shows } : {}),
    },
    list: { label: field.column ?? field.label, searchable: canSort, sortable: canSort },
  };
}

function isSortable({ type, relation }: { type: string; relation?: string }): boolean {
  if (type === 'relation') return relation === 'oneToOne' || relation === 'manyToOne';
  return !notSortable.includes(type);
}

function refuseUnknownFields(screen: Screen, schema: SchemaLike): void {
  const named = [
    screen.titleField,
    ...(screen.sort ? [screen.sort.by] : []),
    ...screen.columns,
    ...screen.rows.flat().map(([name]) => name),
    ...(screen.hidden ?? []),
    ...Object.keys(screen.fields),
  ];
  const unknown = [...new Set(named)].filter(
    (name) => !(name in schema.attributes) && !(name in ownFields),
  );
  if (unknown.length === 0) return;
  throw new Error(
    `The screen of ${screen.uid} names ${unknown.join(', ')}, which its schema.json does not have. Correct the screen in src/editor-screens/screens.`,
  );
}
