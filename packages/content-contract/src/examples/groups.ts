import type { Group } from '../group.js';

export const exampleGroups: Group[] = [
  {
    id: 'group-children',
    name: 'Child Learning, Review and Training group',
    shortName: 'CLRT',
    localName: null,
    remit: 'Discusses serious incidents involving children and starts the rapid review.',
    url: null,
    order: 1,
  },
  {
    id: 'group-adults',
    name: 'Adult Learning, Review and Training group',
    shortName: 'ALRT',
    localName: null,
    remit: 'Discusses referrals about adults, and shares and follows up the learning.',
    url: null,
    order: 2,
  },
  {
    id: 'group-community-safety',
    name: 'Community Safety Partnership',
    shortName: 'CSP',
    localName: 'Safer Larkmoor',
    remit: 'Receives referrals after a domestic homicide and manages the review.',
    url: 'https://community-safety.example/',
    order: 3,
  },
];
