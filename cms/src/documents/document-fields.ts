import type { Core } from '@strapi/strapi';

/** A field of a content type that holds one or several `parts.document`. */
export interface DocumentField {
  uid: string;
  name: string;
}

interface Attribute {
  type: string;
  component?: string;
}

/** Finds every field that holds documents, as the schemas say. */
export function documentFields(strapi: Core.Strapi): DocumentField[] {
  return Object.entries(strapi.contentTypes)
    .filter(([uid]) => uid.startsWith('api::'))
    .flatMap(([uid, { attributes }]) =>
      Object.entries(attributes as Record<string, Attribute>)
        .filter(([, field]) => field.type === 'component' && field.component === 'parts.document')
        .map(([name]) => ({ uid, name })),
    );
}
