/** A query, and how the titles of publications begin of which one must be found first. */
export interface JudgedQuery {
  query: string;
  right: readonly string[];
}

const hawthorn = 'Child Hawthorn: a demonstration Serious Case Review';
const maple = 'Child Maple: a demonstration Child Safeguarding Practice Review';
const ash = 'Family Ash: a demonstration Domestic Homicide Review';
const oak = 'Adult Oak: self-neglect';
const granite = 'Adult Granite: a hospital stay';

/**
 * What people look for in the demonstration, judged by reading it, before anything was searched:
 * plain words, slips, phrases, former names and abbreviations.
 */
export const judgedQueries: readonly JudgedQuery[] = [
  { query: 'hoarding', right: [oak] },
  { query: 'self neglect', right: [oak] },
  { query: 'long-term neglect of a girl', right: [hawthorn] },
  { query: 'coercive control', right: ['Adult Marble'] },
  { query: 'safe sleep baby', right: ['Child Hazel'] },
  { query: 'bruise on a baby', right: ['Child Cobble'] },
  { query: 'child exploitation', right: ['Child Rowan: when a child is used'] },
  { query: 'stalking by a former partner', right: ['Ms Cedar'] },
  { query: 'child as an interpreter', right: ['Ms Juniper'] },
  { query: 'firearms certificate', right: ['Family Elder'] },
  { query: 'hospital passport', right: [granite, 'Adult Granite: briefing'] },
  { query: 'dementia and pain in a care home', right: ['Adult Flint'] },
  { query: 'unpaid carer daughter', right: ['Adult Birch'] },
  { query: 'moving to adult services at eighteen', right: ['Adult Chalk'] },
  { query: 'waiting list for mental health support', right: ['Aspen and Linden'] },
  { query: 'suicide', right: ['Family Beech'] },
  { query: '"power of attorney"', right: ['Adult Quartz'] },
  { query: '"did not engage"', right: ['Adult Slate'] },
  { query: '"coercive control does not retire"', right: ['Adult Marble'] },
  { query: '"bruises on babies"', right: ['Child Cobble'] },
  { query: 'SCR Hawthorn', right: [hawthorn] },
  { query: 'serious case review', right: [hawthorn] },
  { query: 'DARDR Ash', right: [ash] },
  { query: 'domestic abuse related death review leaving husband', right: [ash] },
  { query: 'CSPR Maple', right: [maple] },
  { query: 'hordeing', right: [oak] },
  { query: 'power of atorney', right: ['Adult Quartz'] },
  { query: 'hosptial pasport', right: [granite, 'Adult Granite: briefing'] },
  { query: 'stalkng', right: ['Ms Cedar'] },
  { query: 'coersive controll', right: ['Adult Marble'] },
];
