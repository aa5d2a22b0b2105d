import type {
  FormAudience,
  FormPurpose,
  PublicationKind,
} from '@learning-reviews/content-contract';

/** Labels of the closed lists of the contract. Everything else that a visitor reads is content. */
export const kindLabels: Record<PublicationKind, string> = {
  report: 'Report',
  'executive-summary': 'Executive summary',
  'seven-minute-briefing': '7-minute briefing',
  'action-plan': 'Action plan',
  statement: 'Statement',
};

export const purposeLabels: Record<FormPurpose, string> = {
  referral: 'Referral form',
  guidance: 'Guidance',
  template: 'Template',
};

/** The same, as headings of lists. */
export const purposeHeadings: Record<FormPurpose, string> = {
  referral: 'Referral forms',
  guidance: 'Guidance',
  template: 'Templates',
};

export const audienceLabels: Record<FormAudience, string> = {
  practitioner: 'For practitioners',
  family: 'For families',
  everyone: 'For everyone',
};

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** The English name of a language: `cy` gives "Welsh". An unknown tag is given back as it is. */
export function languageName(tag: string): string {
  return languageNames.of(tag) ?? tag;
}

const listOfAll = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "CSPR", "CSPR and DHR", "CSPR, SAR and DHR". */
export function inWords(names: readonly string[]): string {
  return listOfAll.format(names);
}

/** "1 publication", "12 publications". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
