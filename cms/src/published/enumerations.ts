/** The words that editors choose from, and what `content-contract` calls them. */

const languageTags: Record<string, string> = {
  English: 'en',
  Welsh: 'cy',
  Polish: 'pl',
  Romanian: 'ro',
  Punjabi: 'pa',
  Urdu: 'ur',
  Bengali: 'bn',
  Gujarati: 'gu',
  Arabic: 'ar',
  Ukrainian: 'uk',
  Somali: 'so',
  French: 'fr',
  Portuguese: 'pt',
  Spanish: 'es',
};

const quarters: Record<string, number> = {
  'January to March': 1,
  'April to June': 2,
  'July to September': 3,
  'October to December': 4,
};

/** @returns the BCP 47 tag, or undefined for a language that the schema does not list */
export function languageTagOf(language: string | null): string | undefined {
  return language === null ? undefined : languageTags[language];
}

/** @returns 1 to 4, or null when the editor named no quarter */
export function quarterOf(quarter: string | null): number | null {
  return quarter === null ? null : (quarters[quarter] ?? null);
}

/** "Seven-minute briefing" → "seven-minute-briefing". */
export function codeOf(label: string | null): string | undefined {
  return label?.toLowerCase().replaceAll(' ', '-');
}
