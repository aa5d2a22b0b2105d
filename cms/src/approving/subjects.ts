import type { Core } from '@strapi/strapi';

/** What a rule of approval is about: a type, or one kind of publication. */
interface Subject {
  /** `publication:Report`, `form`, `page`, … */
  name: string;
  /** As editors call it. */
  label: string;
}

const publication = 'api::publication.publication';

/** The types whose entries go from draft to published, in the order of the settings page. */
const labels: Record<string, string> = {
  form: 'Forms and guidance',
  'review-type': 'Review types',
  theme: 'Themes',
  group: 'Groups',
  page: 'Pages',
  'learning-reviews-page': 'Learning reviews page',
  'site-settings': 'Site settings',
};

/** Everything that a rule can be about. */
export function allSubjects(strapi: Core.Strapi): Subject[] {
  const kinds = publicationKinds(strapi).map((kind) => ({
    name: `publication:${kind}`,
    label: `Publication: ${kind}`,
  }));
  return [...kinds, ...Object.entries(labels).map(([name, label]) => ({ name, label }))];
}

/**
 * @param kind of a publication, as its field `kind` has it
 * @returns the name of the subject that an entry falls under
 */
export function subjectOf(uid: string, kind: unknown): string {
  const name = uid.split('.').at(-1) ?? uid;
  return uid === publication ? `${name}:${String(kind ?? '')}` : name;
}

function publicationKinds(strapi: Core.Strapi): string[] {
  const { kind } = strapi.contentTypes[publication]?.attributes as unknown as {
    kind: { enum: string[] };
  };
  return kind.enum;
}
