import type { Core } from '@strapi/strapi';
import { contentTypeScreens, partScreens } from '../editor-screens/all-screens';
import type { Screen } from '../editor-screens/screen';
import type { Attribute } from '../rules/missing-fields';
import { schemaAttributes } from '../saving/own-fields';
import { isDerived } from './content-of-row';

/** A field of a content, as the edit screen shows it. */
export interface FieldShape {
  name: string;
  label: string;
  /** As the schema says: `string`, `blocks`, `component`, `relation`… */
  type: string;
  /** The fields of a part; none for other types. */
  parts: Shape;
}

/** The fields of a type or a part, in the order of its edit screen. */
export type Shape = readonly FieldShape[];

const screens: readonly Screen[] = [...contentTypeScreens, ...partScreens];

/** How the fields of a type or a part are called and ordered where editors fill them in. */
export function shapeOf(strapi: Core.Strapi, uid: string): Shape {
  const screen = screens.find((one) => one.uid === uid);
  const order = screen?.rows.flat().map(([name]) => name) ?? [];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(schemaAttributes(strapi, uid))
    .filter(([name]) => !isDerived(uid, name))
    .sort(([one], [other]) => place(one) - place(other))
    .map(([name, attribute]) => fieldOf(strapi, name, attribute, screen));
}

function fieldOf(
  strapi: Core.Strapi,
  name: string,
  { type, component }: Attribute,
  screen: Screen | undefined,
): FieldShape {
  return {
    name,
    label: screen?.fields[name]?.label ?? name,
    type,
    parts: component ? shapeOf(strapi, component) : [],
  };
}
