/** What an editor reads beside one field. */
export interface Field {
  label: string;
  /** One or two short, kind sentences: what to write, and why where that is not plain. */
  help: string;
  placeholder?: string;
  /** Heading of the column in lists, where the label is too long for one. */
  column?: string;
  /** Filled in by the CMS; editors see it but cannot change it. */
  isReadOnly?: true;
  /** For a relation: which field of the related entry stands for it. */
  shows?: string;
}

/** One row of the edit screen: names of fields with their widths, twelve columns in all. */
export type Row = readonly (readonly [name: string, width: number])[];

/** How one content type or component looks to an editor. */
export interface Screen {
  uid: string;
  /** The field that stands for an entry in lists, headings and relations. */
  titleField: string;
  /** Order of the list when nobody has chosen another. */
  sort?: { by: string; order: 'ASC' | 'DESC' };
  /** Entries on one page of the list: 10, 20, 50 or 100. */
  pageSize?: 10 | 20 | 50 | 100;
  columns: readonly string[];
  rows: readonly Row[];
  /** Fields that no editor needs to see; their values are kept. */
  hidden?: readonly string[];
  fields: Readonly<Record<string, Field>>;
}
