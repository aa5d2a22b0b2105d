/** One entry, whatever version of it. */
export interface EntryRef {
  uid: string;
  documentId: string;
}

/** The types that are withdrawn, and whose documents the public reads. */
export const withdrawableTypes: readonly string[] = [
  'api::publication.publication',
  'api::form.form',
];
