import type { Theme } from '../theme.js';

export const exampleThemes: Theme[] = [
  {
    id: 'theme-voice',
    slug: 'hearing-the-persons-voice',
    name: 'Hearing the person’s voice',
    definition: 'Asking children and adults what life is like for them, and acting on the answer.',
  },
  {
    id: 'theme-information',
    slug: 'sharing-information',
    name: 'Sharing information',
    definition: 'Telling the right people in time, and checking that they have understood.',
  },
  {
    id: 'theme-self-neglect',
    slug: 'self-neglect',
    name: 'Self-neglect and hoarding',
    definition: 'When someone cannot or will not look after themselves or their home.',
  },
  {
    id: 'theme-unused',
    slug: 'moving-between-areas',
    name: 'Moving between areas',
    definition: 'Keeping sight of a family when they move. Nothing is published on this theme yet.',
  },
];
