import type { Core } from '@strapi/strapi';
import { contentTypeScreens } from '../../editor-screens/all-screens';
import { richTextAsText } from '../../history/rich-text-as-text';
import type { Attributes } from '../../rules/check-entry';
import type { Fields } from '../../rules/fault';
import { schemaAttributes } from '../../saving/own-fields';

export interface TextOfField {
  field: string;
  /** As editors know it. */
  label: string;
  text: string;
}

const textTypes = ['string', 'text', 'email', 'uid', 'blocks'];

/** The words of an entry that readers get, by field: those of its parts too, but not of its files. */
export function textsOf(strapi: Core.Strapi, uid: string, content: Fields): TextOfField[] {
  const attributes = schemaAttributes(strapi, uid);
  const screen = contentTypeScreens.find((one) => one.uid === uid);
  return Object.keys(attributes).flatMap((field) => {
    const text = textIn(strapi, attributes, field, content[field]);
    return text.trim() ? [{ field, label: screen?.fields[field]?.label ?? field, text }] : [];
  });
}

function textIn(
  strapi: Core.Strapi,
  attributes: Attributes,
  field: string,
  value: unknown,
): string {
  const { type = '', component } = attributes[field] ?? {};
  if (value === null || value === undefined) return '';
  if (type === 'blocks') return richTextAsText(value);
  // A slug is words with hyphens between them.
  if (type === 'uid') return String(value).replaceAll('-', ' ');
  if (textTypes.includes(type)) return String(value);
  if (type !== 'component' || !component) return '';
  const inside = schemaAttributes(strapi, component);
  return [value]
    .flat()
    .map((part) =>
      Object.keys(inside)
        .map((name) => textIn(strapi, inside, name, (part as Fields)[name]))
        .join('\n'),
    )
    .join('\n');
}
