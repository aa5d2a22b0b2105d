/** A kind that can be planned, as `editor-screens/editable-kinds.ts` lists it. */
export interface PlannableKind {
  uid: string;
  kindName: string;
  titleField: string;
  isSingle: boolean;
}

const kind = (name: string, kindName: string, titleField: string, isSingle = false) => ({
  uid: `api::${name}.${name}`,
  kindName,
  titleField,
  isSingle,
});

export const plannableKinds: readonly PlannableKind[] = [
  kind('publication', 'Publication', 'title'),
  kind('form', 'Form', 'title'),
  kind('page', 'Page', 'title'),
  kind('theme', 'Theme', 'name'),
  kind('group', 'Group', 'name'),
  kind('review-type', 'Review type', 'fullName'),
  kind('learning-reviews-page', 'Learning reviews page', 'title', true),
  kind('site-settings', 'Site settings', 'partnershipName', true),
];

/** The title of an entry, or a stand-in for a draft that has none yet. */
export function titleIn({ kindName, titleField }: PlannableKind, row: Record<string, unknown>) {
  const title = row[titleField];
  return typeof title === 'string' && title.trim() ? title : `Untitled ${kindName.toLowerCase()}`;
}
