import { describe, expect, it } from 'vitest';
import { demonstrationFolder, readContent } from './read-content';

/** The facts of the page that this project replaces first, each with where it has to be found. */
const content = readContent(demonstrationFolder);
const wordsOf = (value: unknown): string => JSON.stringify(value);
const type = (name: string): string => {
  const found = content['review-types'].get(name)!;
  const groups = found.groups.map((group) => content.groups.get(group));
  const forms = [...content.forms.values()].filter(({ types }) => types.includes(name));
  return wordsOf({ ...found, groups, forms });
};
const landing = wordsOf(content['learning-reviews-page']);
const child = type('child-safeguarding-practice-reviews');
const adult = type('safeguarding-adult-reviews');
const domestic = type('domestic-homicide-reviews');

describe('the facts of the page that is replaced', () => {
  it.each([
    ['heading', landing, /"title":"Learning reviews"/],
    ['what learning reviews are: question', landing, /What are learning reviews\?/],
    [
      'what learning reviews are: whom they concern',
      landing,
      /an adult or a child has died, or has been seriously injured/,
    ],
    ['what learning reviews are: cause', landing, /abuse or neglect/],
    [
      'CSPRs were SCRs before Working Together 2018',
      landing,
      /Before .*Working Together to Safeguard Children 2018.*known as Serious Case Reviews \(SCRs\)/,
    ],
    ['SCRs are no longer current practice', landing, /SCRs are no longer part of current practice/],
    ['the former name, until 2018', child, /"shortName":"SCR".*"usedUntil":"2018/],
    ['CSPR: name', child, /Child Safeguarding Practice Reviews/],
    [
      'CSPR: duty of all partners',
      child,
      /All partner agencies have a duty to tell the Telford and Wrekin Safeguarding Partnership/,
    ],
    [
      'CSPR: serious incident, local or national',
      child,
      /serious incident.*whether local or national/,
    ],
    ['CSPR: CLRT sub-group', child, /Child Learning, Review and Training \(CLRT\) sub-group/],
    ['CSPR: Rapid Review process', child, /Rapid Review process/],
    [
      'CSPR: local reviews',
      child,
      /"name":"Local".*safeguarding partners consider.*importance within their area/,
    ],
    [
      'CSPR: national reviews',
      child,
      /"name":"National".*Panel.*complex or of national importance/,
    ],
    ['CSPR: published reviews', child, /Download our published SCRs \/ CSPRs/],
    ['CSPR: form', child, /Download our CSPR Referral Form.*"title":"CSPR Referral Form"/],
    ['SAR: name', adult, /Safeguarding Adult Reviews/],
    ['SAR: Care Act 2014', adult, /Care Act 2014/],
    [
      'SAR: the Board and its local name',
      adult,
      /Safeguarding Adults Board.*In Telford the Board is known as .*Telford and Wrekin Safeguarding Partnership/,
    ],
    ['SAR: must arrange', adult, /must arrange/],
    [
      'SAR: dies or serious harm',
      adult,
      /dies, or serious harm is caused, as a result of abuse or neglect, whether known or suspected/,
    ],
    [
      'SAR: concern about working together',
      adult,
      /concern that partner agencies could have worked together more effectively to protect the adult/,
    ],
    ['SAR: ALRT sub-group', adult, /Adult Learning, Review and Training \(ALRT\) sub-group/],
    [
      'SAR: sub-group manages the learning',
      adult,
      /manages how the learning is shared and how it is carried forward/,
    ],
    ['SAR: published reviews', adult, /Download published SARs/],
    [
      'SAR: guidance and forms',
      adult,
      /Download SAR Guidance and Referral Forms.*"title":"(SAR Guidance|SAR Referral)/,
    ],
    ['DHR: name', domestic, /Domestic Homicide Reviews/],
    ['DHR: lessons', domestic, /establish the lessons that can be learned from the homicide/],
    ['DHR: policies and procedures', domestic, /local and national policies and procedures/],
    ['DHR: best practice', domestic, /highlight evidence of best practice/],
    [
      'DHR: CSP and its local name',
      domestic,
      /Community Safety Partnership \(CSP\), known locally as the .*Safer Telford and Wrekin Partnership/,
    ],
    ['DHR: CSP manages the progress', domestic, /manages the progress of the review/],
    [
      'DHR: Domestic Abuse sub-group',
      domestic,
      /learning is also shared with our Domestic Abuse sub-group/,
    ],
    ['DHR: published reviews', domestic, /Download our published DHRs/],
    ['DHR: form', domestic, /Download our DHR Referral Form.*"title":"DHR Referral Form"/],
  ])('%s', (_, text, fact) => {
    expect(text).toMatch(fact);
  });

  it('offers both SAR guidance and SAR referral forms', () => {
    const forms = [...content.forms.values()];
    const adults = forms.filter(({ types }) => types.includes('safeguarding-adult-reviews'));
    expect(adults.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['Guidance', 'Referral']),
    );
  });

  it('does not say that the new name of DHRs is in force', () => {
    expect(domestic).toMatch(/"shortName":"DARDR"/);
    expect(domestic).toMatch(/once that has taken effect/);
    expect(domestic).not.toMatch(/"usedFrom"/);
  });

  it('has "Exit this page" on for domestic reviews and for every referral form', () => {
    expect(content['review-types'].get('domestic-homicide-reviews')?.showsExitThisPage).toBe(true);
    for (const form of content.forms.values()) {
      if (form.purpose === 'Referral') expect(form.showsExitThisPage, form.title).toBe(true);
    }
  });
});
