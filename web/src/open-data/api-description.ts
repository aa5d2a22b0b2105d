import { addresses, publicationKinds } from '@learning-reviews/content-contract';
import { z } from 'zod';
import type { Published } from '../content/published.ts';
import { collectionNames, filtersOf, mostAtOnce, type CollectionName } from './list-query.ts';
import {
  everything,
  formInFull,
  formList,
  groupInFull,
  groupList,
  namedSchemas,
  problem,
  publicationInFull,
  publicationList,
  reviewTypeInFull,
  reviewTypeList,
  themeInFull,
  themeList,
} from './record-schemas.ts';

/** What each list answers, and each item of it, with the words for many and for one. */
const kinds: Record<CollectionName, { list: z.ZodType; item: z.ZodType; words: [string, string] }> =
  {
    publications: {
      list: publicationList,
      item: publicationInFull,
      words: ['publications', 'a publication'],
    },
    forms: { list: formList, item: formInFull, words: ['forms', 'a form'] },
    'review-types': {
      list: reviewTypeList,
      item: reviewTypeInFull,
      words: ['review types', 'a review type'],
    },
    themes: { list: themeList, item: themeInFull, words: ['themes', 'a theme'] },
    groups: { list: groupList, item: groupInFull, words: ['groups', 'a group'] },
  };

type Parameter = (typeof filtersOf)['publications'][number];

/**
 * The description of the read API for programs, in OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.1
 *
 * @param siteUrl the site's public address, without a slash at its end
 */
export function apiDescription({ settings, reviewTypes, themes }: Published, siteUrl: string) {
  const parameters: Record<Parameter, object> = {
    type: { schema: oneOf(reviewTypes), description: 'Only of this review type, by its slug' },
    theme: { schema: oneOf(themes), description: 'Only on this theme, by its slug' },
    kind: { schema: { type: 'string', enum: publicationKinds }, description: 'Only of this kind' },
    language: {
      schema: { type: 'string', pattern: '^[a-zA-Z0-9-]{2,35}$' },
      description: 'Only in this language',
    },
    changedSince: {
      schema: { type: 'string', format: 'date' },
      description: 'Only what changed on this day in the UK or later',
    },
  };
  const listPaths = collectionNames.map((name) => {
    const filters = filtersOf[name].map((one) => ({ name: one, in: 'query', ...parameters[one] }));
    return [addresses.apiList(name), { get: listOperation(name, filters) }] as const;
  });
  const itemPaths = collectionNames.map(
    (name) => [`${addresses.apiList(name)}/{id}`, { get: itemOperation(name) }] as const,
  );
  return {
    openapi: '3.1.0',
    info: {
      title: `Learning reviews: ${settings.partnershipName}`,
      version: '1.0.0',
      description: about,
      ...(settings.licence && { license: { name: settings.licence } }),
    },
    externalDocs: { url: new URL(addresses.openData, siteUrl).href },
    servers: [{ url: siteUrl }],
    paths: {
      ...Object.fromEntries([...listPaths, ...itemPaths]),
      [addresses.everythingAsJson]: { get: everythingOperation() },
    },
    components: { schemas: namedSchemaTexts() },
  };
}

const about = [
  'Everything that the site publishes, to be read without a key.',
  'GET and HEAD only, from any site.',
  'Each answer has an ETag: send it as If-None-Match, and what has not changed costs nothing.',
  'What is no longer listed has been taken down: delete your copy of it.',
  'Fields may be added to any object; none is renamed or taken away within a version.',
].join(' ');

function listOperation(name: CollectionName, filters: readonly object[]) {
  const { list, words } = kinds[name];
  return {
    operationId: `list-${name}`,
    summary: `A page of all ${words[0]}, in an order that does not change`,
    parameters: [
      ...filters,
      {
        name: 'limit',
        in: 'query',
        schema: { type: 'integer', minimum: 1, maximum: mostAtOnce, default: 50 },
        description: 'How many at a time',
      },
      {
        name: 'after',
        in: 'query',
        schema: { type: 'string' },
        description: 'Where the page before ended. Follow "next" and leave this to it',
      },
    ],
    responses: { 200: json(list, 'The page'), 304: known, 400: refused },
  };
}

function itemOperation(name: CollectionName) {
  const { item, words } = kinds[name];
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1 } };
  return {
    operationId: `read-${name}`,
    summary: `All that is public of ${words[1]}`,
    parameters: [id],
    responses: { 200: json(item, 'What was asked for'), 304: known, 404: unknown },
  };
}

function everythingOperation() {
  return {
    operationId: 'read-everything',
    summary: 'All lists at once, in one file',
    responses: { 200: json(everything, 'The file'), 304: known },
  };
}

const known = { description: 'What you have is still the newest' };
const unknown = {
  description: 'Nothing public has this id: it never had, or it was taken down',
  content: { 'text/html': { schema: { type: 'string' } } },
};
const refused = {
  description: 'The question was not understood',
  content: { 'application/problem+json': { schema: { $ref: refTo(problem) } } },
};

function json(schema: z.ZodType, description: string) {
  return { description, content: { 'application/json': { schema: { $ref: refTo(schema) } } } };
}

function refTo(schema: z.ZodType): string {
  const name = namedSchemas.get(schema)?.id;
  if (!name) throw new Error('A schema of the API has no name. Register it in namedSchemas.');
  return refToName(name);
}

function refToName(name: string): string {
  return `#/components/schemas/${name}`;
}

/** A closed list, unless it is empty, which no schema may be. */
function oneOf(entries: readonly { slug: string }[]): object {
  const slugs = entries.map(({ slug }) => slug);
  return slugs.length > 0 ? { type: 'string', enum: slugs } : { type: 'string' };
}

/** As answers are read, so that fields may be added without breaking who checks them. */
function namedSchemaTexts(): Record<string, object> {
  const { schemas } = z.toJSONSchema(namedSchemas, {
    uri: refToName,
    io: 'input',
    override: inShort,
  });
  const texts = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _dialect, $id: _address, ...text } = schema;
    return [name, text];
  });
  return Object.fromEntries(texts);
}

/** Leaves out what `format` and `type` say already, in the words of one validator. */
function inShort({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
