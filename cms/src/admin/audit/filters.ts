/** What somebody looks for in the audit trail; an empty text is everything. */
export interface Filters {
  /** Somewhere in the title of the entry. */
  words: string;
  person: string;
  action: string;
  /** Days in the UK, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

export const everything: Filters = { words: '', person: '', action: '', from: '', to: '' };

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== '');
}

/** As the query of an address, without what is not looked for. */
export function addressOf(filters: Filters): string {
  const chosen = Object.entries(filters).filter(([, value]) => value !== '');
  return new URLSearchParams(chosen).toString();
}
