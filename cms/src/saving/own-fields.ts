import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import type { Attributes } from '../rules/check-entry';

/**
 * Keeps of a save what an editor may set: the fields of the schema, at every depth. Strapi would
 * also take a row id, a language or the columns of whoever made the entry from the body of a
 * request. Who saves comes from Strapi; who made a stored entry never changes.
 *
 * The id of a part stays: Strapi keeps parts by it, and answers 400 when it is not of the entry.
 */
export function ownFields(
  strapi: Core.Strapi,
  uid: string,
  stored: Fields | null,
  data: Fields = {},
): Fields {
  const people = stored ? ['updatedBy'] : ['createdBy', 'updatedBy'];
  return { ...pick(data, people), ...fieldsOfSchema(strapi, uid, data) };
}

function fieldsOfSchema(strapi: Core.Strapi, uid: string, data: Fields): Fields {
  const attributes = schemaAttributes(strapi, uid);
  const kept = pick(data, Object.keys(attributes)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(kept)) {
    const { type, component } = attributes[name] ?? {};
    if (type !== 'component' || !component) continue;
    const partOf = (part: unknown) => (isFields(part) ? ownPart(strapi, component, part) : part);
    kept[name] = Array.isArray(value) ? value.map(partOf) : partOf(value);
  }
  return kept;
}

function ownPart(strapi: Core.Strapi, component: string, part: Fields): Fields {
  return { ...pick(part, ['id']), ...fieldsOfSchema(strapi, component, part) };
}

/** The fields in schema.json. `attributes` of the model has those that Strapi adds too. */
export function schemaAttributes(strapi: Core.Strapi, uid: string): Attributes {
  const model = strapi.getModel(uid as never) as { __schema__: { attributes: Attributes } };
  return model.__schema__.attributes;
}

function pick(data: Fields, names: string[]): Fields {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
