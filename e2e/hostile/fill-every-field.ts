import type { Admin } from '../fixtures/admin-api.ts';

interface Attribute {
  type: string;
  enum?: string[];
  maxLength?: number;
  required?: boolean;
  component?: string;
  repeatable?: boolean;
  multiple?: boolean;
  min?: number;
  default?: unknown;
}

interface Schema {
  uid: string;
  attributes: Record<string, Attribute>;
}

type Fields = Record<string, unknown>;

/** Fields whose value has a form of its own, which the CMS checks; their names say which. */
const shaped: Record<string, unknown> = {
  phone: '01632 960000',
  textPhone: '01632 960001',
  url: 'https://hostile.example/?a=1&b="2"',
  exitAddress: 'https://www.bbc.co.uk/weather',
  brandColour: '#1d3c5a',
  securityContact: 'security@hostile.example',
};

/** Facts that the CMS reads from the file itself, and what Strapi adds to every entry. */
const madeByTheCms = [
  ...['publicId', 'format', 'bytes', 'pages', 'sha256'],
  ...['id', 'documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt'],
];

/** The length of Strapi's short text where the schema gives none. */
const longestString = 255;

/**
 * Fields for a new entry of a type, as its schema in the CMS names them, with the same text in
 * every field that takes text, on every level.
 *
 * @param fileId the stored file for documents
 */
export async function fillEveryField(
  admin: Admin,
  uid: string,
  text: string,
  fileId: number,
): Promise<Fields> {
  const types = await admin.call<{ data: Schema[] }>('GET', '/content-manager/content-types');
  const components = await admin.call<{ data: Schema[] }>('GET', '/content-manager/components');
  const schemas = new Map(
    [...types.data, ...components.data].map((schema) => [schema.uid, schema]),
  );

  function fill(schemaUid: string): Fields {
    const schema = schemas.get(schemaUid);
    if (!schema) throw new Error(`The CMS knows no schema ${schemaUid}.`);
    const fields = Object.entries(schema.attributes)
      .filter(([name]) => !madeByTheCms.includes(name))
      .map(([name, attribute]) => [name, shaped[name] ?? valueOf(attribute)])
      .filter(([, value]) => value !== undefined);
    return Object.fromEntries(fields) as Fields;
  }

  function valueOf(attribute: Attribute): unknown {
    switch (attribute.type) {
      case 'string':
        return text.slice(0, attribute.maxLength ?? longestString);
      case 'text':
        return text.slice(0, attribute.maxLength ?? text.length);
      case 'blocks':
        return everyBlock(text);
      case 'enumeration':
        return attribute.required ? (attribute.default ?? attribute.enum?.[0]) : undefined;
      case 'integer':
        return attribute.required ? (attribute.min ?? 1) : undefined;
      case 'date':
        return attribute.required ? '2024-01-02' : undefined;
      case 'email':
        return 'someone@hostile.example';
      case 'media':
        return fileId;
      case 'component': {
        const value = fill(attribute.component ?? '');
        return attribute.repeatable ? [value] : value;
      }
      default:
        return undefined;
    }
  }

  return fill(uid);
}

/** Each kind of rich text block with the text in it. */
function everyBlock(text: string): unknown[] {
  const plain = { type: 'text', text };
  const link = {
    type: 'link',
    url: 'https://hostile.example/"onclick=alert(1)',
    children: [plain],
  };
  const item = { type: 'list-item', children: [plain, link] };
  return [
    { type: 'paragraph', children: [plain, link, { ...plain, bold: true, code: true }] },
    { type: 'heading', level: 2, children: [plain] },
    { type: 'quote', children: [plain] },
    { type: 'code', children: [plain] },
    { type: 'list', format: 'unordered', children: [item] },
  ];
}
