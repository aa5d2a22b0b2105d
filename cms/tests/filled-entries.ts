import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

type Fields = Record<string, unknown>;

interface Attribute {
  type: string;
  component?: string;
  repeatable?: boolean;
  enum?: string[];
  target?: string;
}

/** What the entries are filled with. Of each there are two, so that a value can change. */
export interface Fillings {
  /** Ids of files in the media library. */
  files: [number, number];
  /** Document ids by type. */
  targets: Record<string, [string, string]>;
}

/** Values that the rules ask for, where any text or number would not do. */
const special: Record<string, [unknown, unknown]> = {
  url: ['https://example.org/one', 'https://example.org/two'],
  exitAddress: ['https://example.org/one', 'https://example.org/two'],
  securityContact: ['security@example.org', 'other@example.org'],
  brandColour: ['#1d4f5c', '#1d4f5d'],
  phone: ['01632 960001', '01632 960002'],
  textPhone: ['18001 01632 960001', '18001 01632 960002'],
  fromYear: [2017, 2018],
  toYear: [2020, 2021],
  usedFrom: ['2010-01-01', '2011-01-01'],
  usedUntil: ['2015-01-01', '2016-01-01'],
  until: ['2031-02-01', '2031-02-02'],
};

/** Every field of a type filled in, with its parts, in one of two ways. */
export function filledEntry(
  strapi: Core.Strapi,
  uid: string,
  fillings: Fillings,
  way: 0 | 1 = 0,
): Fields {
  const fields = Object.entries(attributesOf(strapi, uid)).map(([name, attribute]) => [
    name,
    valueFor(strapi, name, attribute, fillings, way),
  ]);
  return Object.fromEntries(fields) as Fields;
}

export function attributesOf(strapi: Core.Strapi, uid: string): Record<string, Attribute> {
  const model = strapi.getModel(uid as never) as unknown as {
    __schema__: { attributes: Record<string, Attribute> };
  };
  const derived = ['publicId', 'format', 'bytes', 'pages', 'sha256'];
  const all = Object.entries(model.__schema__.attributes);
  return Object.fromEntries(
    all.filter(([name]) => uid !== 'parts.document' || !derived.includes(name)),
  );
}

function valueFor(
  strapi: Core.Strapi,
  name: string,
  { type, component = '', repeatable, enum: values, target = '' }: Attribute,
  fillings: Fillings,
  way: 0 | 1,
): unknown {
  if (name === 'slug') return `filled-${randomBytes(6).toString('hex')}`;
  if (name === 'from' && type === 'string') return `/old-${randomBytes(6).toString('hex')}.php`;
  if (name === 'to' && type === 'string') return ['/learning-reviews', '/'][way];
  if (name in special) return special[name]?.[way];
  switch (type) {
    case 'component': {
      const part = () => filledEntry(strapi, component, fillings, way);
      return repeatable ? [part(), { ...part(), ...distinct(strapi, component) }] : part();
    }
    case 'relation': {
      const [one, other] = fillings.targets[target] ?? [];
      return way === 0 ? [one, other] : [one];
    }
    case 'media':
      return fillings.files[way];
    case 'enumeration':
      return values?.at(-1 - way);
    case 'boolean':
      return way === 0;
    case 'integer':
      return 7 + way;
    case 'date':
      return ['2024-02-29', '2024-03-01'][way];
    case 'email':
      return ['one@example.org', 'two@example.org'][way];
    case 'blocks':
      return richText(way);
    case 'string':
    case 'text':
      return `${['First', 'Other'][way]} words for ${name}.\nOf “both” – é`.replace(
        type === 'string' ? '\n' : /$^/,
        ' ',
      );
    default:
      throw new Error(`Say in filled-entries.ts how a field of type ${type} is filled (${name}).`);
  }
}

/** So that the second part of a list is not the first again. */
function distinct(strapi: Core.Strapi, component: string): Fields {
  const free = Object.entries(attributesOf(strapi, component)).filter(
    ([name]) => !(name in special),
  );
  const text = free.find(([, { type }]) => ['string', 'text'].includes(type));
  const choice = free.find(([, { type }]) => type === 'enumeration');
  return {
    ...(text ? { [text[0]]: 'The second of the list' } : {}),
    ...(choice ? { [choice[0]]: choice[1].enum?.[0] } : {}),
  };
}

function richText(way: 0 | 1): unknown {
  const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
  return [
    { type: 'heading', level: 2, children: [text('What we learned')] },
    {
      type: 'paragraph',
      children: [
        text('Some words, '),
        text('bold', { bold: true }),
        text(' and '),
        { type: 'link', url: 'https://example.org/', children: [text(`a link ${way}`)] },
        text('.'),
      ],
    },
    {
      type: 'list',
      format: 'ordered',
      children: [{ type: 'list-item', children: [text('One')] }],
    },
  ];
}
