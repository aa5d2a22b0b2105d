import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionNames } from '../src/open-data/list-query.ts';
import { csvTableNames } from '../src/open-data/csv-tables.ts';
import { settings } from '../src/settings.ts';
import { startRealSite, type RealSite } from './testing/real-pages.ts';

const { lists } = examplePublishedSet;
const [report] = lists.publications;

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, object> };
}

let site: RealSite;
let description: Description;

beforeAll(async () => {
  site = await startRealSite(examplePublishedSet);
  description = (await json(addresses.apiDescription)) as Description;
});
afterAll(() => site.close());

async function json(path: string): Promise<unknown> {
  const { body } = await site.ask(path);
  return JSON.parse(body.toString());
}

/** Every address of a list: its first page, and what the filters and cursors lead to. */
const listAddresses = (name: string): string[] =>
  name === 'publications'
    ? ['', '?limit=2', '?kind=statement', '?changedSince=2099-01-01'].map(
        (query) => addresses.apiList(name) + query,
      )
    : [addresses.apiList(name), `${addresses.apiList(name)}?limit=1`];
const itemAddresses = (name: keyof PublishedSet['lists']): string[] =>
  lists[name].map(({ id }) => addresses.apiItem(name, id));

/** Each address of the API, by the path of the description that it belongs to. */
const asked: [path: string, addresses: string[]][] = [
  ...collectionNames.flatMap((name): [string, string[]][] => [
    [addresses.apiList(name), listAddresses(name)],
    [`${addresses.apiList(name)}/{id}`, itemAddresses(name)],
  ]),
  [addresses.everythingAsJson, [addresses.everythingAsJson]],
];

describe('the description of the API', () => {
  it('is OpenAPI 3.1 to a validator, and so is each reference in it', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...structuredClone(description) });
    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, '3.1']);
    expect(JSON.stringify(validator.resolveRefs())).not.toContain('"$ref"');
  });

  it('would be refused with a fault in it', async () => {
    const { paths: _paths, components: _components, ...broken } = description;
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('names each address that answers, and no other', () => {
    expect(Object.keys(description.paths).toSorted()).toEqual(
      asked.map(([path]) => path).toSorted(),
    );
  });
});

it('explains each of its fields, in the description of the API', () => {
  interface Schema {
    description?: string;
    properties?: Record<string, { description?: string; $ref?: string }>;
  }
  const schemas = Object.entries(description.components.schemas) as [string, Schema][];
  const left = schemas.flatMap(([name, { description: about, properties = {} }]) => [
    ...(about ? [] : [name]),
    ...Object.entries(properties)
      .filter(([, field]) => !field.description && !field.$ref)
      .map(([field]) => `${name}.${field}`),
  ]);
  expect(schemas.length).toBeGreaterThan(20);
  expect(left).toEqual([]);
});

describe('each answer', () => {
  it.each(asked)(
    'of %s is as its schema says, with no field that it does not name',
    async (path, all) => {
      const isAsDescribed = validatorOf(path, '200', 'application/json');
      expect(all.length).toBeGreaterThan(0);
      for (const address of all) {
        const { status, headers, body } = await site.ask(address);
        expect([address, status, headers['content-type']]).toEqual([
          address,
          200,
          'application/json',
        ]);
        isAsDescribed(JSON.parse(body.toString()));
        expect(isAsDescribed.errors ?? [], address).toEqual([]);
      }
    },
  );

  it('to a question that cannot be answered is a problem that says why, and is not kept', async () => {
    const isAsDescribed = validatorOf(addresses.apiList('publications'), '400', problemType);
    for (const query of ['?limit=1000', '?tpye=sar', '?kind=', '?status=draft']) {
      const { status, headers, body } = await site.ask(addresses.apiList('publications') + query);
      expect([query, status, headers['content-type'], headers.etag]).toEqual([
        query,
        400,
        problemType,
        undefined,
      ]);
      expect(isAsDescribed(JSON.parse(body.toString()))).toBe(true);
    }
  });

  it('leads on by the header too, and says where it is explained', async () => {
    const { headers, body } = await site.ask(`${addresses.apiList('publications')}?limit=2`);
    const { next } = JSON.parse(body.toString()) as { next: string };
    expect(next).toContain('/api/publications?limit=2&after=');
    expect(headers.link).toBe(
      `<${next}>; rel="next", <${settings.siteUrl}/open-data>; rel="service-doc", ` +
        `<${settings.siteUrl}/api/openapi.json>; rel="service-desc"`,
    );
  });

  it('about one thing holds the text of its page', async () => {
    const withText = lists.publications.find(({ body }) => body.length > 0);
    const item = await json(addresses.apiItem('publications', withText!.id));
    expect(item).toMatchObject({ id: withText!.id, bodyAsHtml: expect.stringMatching(/^<h2>/) });
  });
});

describe('over HTTP', () => {
  const files = [
    addresses.apiList('publications'),
    addresses.apiItem('publications', report!.id),
    addresses.apiDescription,
    addresses.everythingAsJson,
    ...csvTableNames.map(addresses.openDataTable),
  ];

  it.each(files)('%s may be read by any other site, and costs nothing unchanged', async (path) => {
    for (let times = 0; times < 2; times += 1) {
      const { status, headers } = await site.ask(path, {
        headers: { origin: 'https://a.example' },
      });
      expect([status, headers['cache-control'], headers['x-content-type-options']]).toEqual([
        200,
        'no-cache',
        'nosniff',
      ]);
      expect(headers).toMatchObject(open);
      const known = { 'if-none-match': String(headers.etag) };
      const again = await site.ask(path, { headers: known });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers).toMatchObject(open);
    }
  });

  it('nothing but GET and HEAD is answered', async () => {
    for (const path of files) {
      const head = await site.ask(path, { method: 'HEAD' });
      const { headers, body } = await site.ask(path);
      expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
        200,
        0,
        headers['content-length'] ?? String(body.length),
      ]);
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const refused = await site.ask(path, { method });
        expect([path, method, refused.status, refused.headers.allow]).toEqual([
          path,
          method,
          405,
          'GET, HEAD',
        ]);
      }
    }
  });

  it('the pages for people stay closed to the scripts of other sites', async () => {
    for (const path of [
      '/',
      addresses.openData,
      '/feed.json',
      '/api',
      '/api/none',
      '/sitemap.xml',
    ]) {
      const { headers } = await site.ask(path);
      expect(headers, path).not.toHaveProperty('access-control-allow-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('what is in no list has the answer of any unknown address', async () => {
    const unknown = await site.ask('/unknown');
    const addressesOfNothing = [
      addresses.apiItem('publications', 'none'),
      addresses.apiItem('publications', report!.slug),
      addresses.apiItem('forms', report!.id),
      `${addresses.apiList('publications')}/`,
      '/api/site-settings',
      '/open-data/publications.csv',
      '/open-data/withdrawals.csv',
      '/open-data/__proto__.csv',
      '/sitemap/1.xml',
      `${addresses.reviewType(lists['review-types'][0]!.slug)}/feed.rss`,
      `${addresses.theme('none')}/feed.atom`,
    ];
    for (const path of addressesOfNothing) {
      const { status, body } = await site.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body.equals(unknown.body), path).toBe(true);
    }
  });
});

const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const problemType = 'application/problem+json';

/** Checks an answer against the description, and refuses fields that are not in it. */
function validatorOf(path: string, status: string, mediaType: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const closed = structuredClone(description);
  for (const schema of Object.values(closed.components.schemas)) closeObjects(schema);
  ajv.addKeyword('components');
  ajv.addSchema({ $id: 'api', components: closed.components });
  const { content } = closed.paths[path]!.get.responses[status]!;
  return ajv.compile({ $ref: `api${content![mediaType]!.schema.$ref}` });
}

function closeObjects(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  if ('properties' in schema) Object.assign(schema, { additionalProperties: false });
  Object.values(schema).forEach(closeObjects);
}
