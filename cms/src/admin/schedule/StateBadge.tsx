import { Badge } from '@strapi/design-system';
import type { StateWords } from './words';

const colours: Record<StateWords['tone'], { backgroundColor: string; textColor: string }> = {
  calm: { backgroundColor: 'primary100', textColor: 'primary700' },
  good: { backgroundColor: 'success100', textColor: 'success700' },
  wait: { backgroundColor: 'warning100', textColor: 'neutral800' },
  bad: { backgroundColor: 'danger100', textColor: 'danger700' },
  over: { backgroundColor: 'neutral150', textColor: 'neutral700' },
};

/** How something of the schedule stands, in a word or two. */
export function StateBadge({ state: { text, tone } }: { state: StateWords }) {
  return (
    <Badge shrink={0} {...colours[tone]}>
      {text}
    </Badge>
  );
}
