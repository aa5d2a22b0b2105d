import type { Screen } from '../../screen';

/** The screen for a time before an election in which little should be published. */
export const preElectionPeriodScreen: Screen = {
  uid: 'parts.pre-election-period',
  titleField: 'name',
  columns: ['name', 'from', 'until'],
  rows: [
    [['name', 12]],
    [
      ['from', 6],
      ['until', 6],
    ],
  ],
  fields: {
    name: {
      label: 'Election',
      help: 'Which election it is.',
      placeholder: 'Local elections 2027',
    },
    from: { label: 'From', help: 'The first day on which little should be published.' },
    until: { label: 'Until', help: 'The last such day: as a rule, the day of the election.' },
  },
};
