/** `hidden`: as if it were not there. `could-not-look` is never "nothing found". */
export type Verdict = 'hidden' | 'seen' | 'could-not-look';

export type Group = 'page' | 'documents' | 'lists' | 'cms';

export const groupTitles: Record<Group, string> = {
  page: 'The page',
  documents: 'Its documents',
  lists: 'Lists, feeds and search',
  cms: 'The CMS',
};

/** One thing that was tried, in words. */
export interface Tried {
  group: Group;
  what: string;
  /** The whole address, or the first of several. */
  address: string;
  verdict: Verdict;
  saw: string;
}

/** What a look from outside found. */
export interface EmbargoReport {
  item: { kind: string; title: string; /** "A draft that was never public", … */ state: string };
  /** ISO 8601, UTC. */
  startedAt: string;
  finishedAt: string;
  /** The name of who asked. */
  by: string;
  /** `public` where nothing of the item is to be hidden. */
  verdict: Verdict | 'public';
  summary: string;
  tried: Tried[];
  /** The words that were looked for, and those that were not, with the reason. */
  lookedFor: string[];
  notLookedFor: string[];
}

/** The verdict of all: what was seen weighs most, then what could not be looked at. */
export function verdictOf(tried: readonly Tried[]): Verdict {
  if (tried.some(({ verdict }) => verdict === 'seen')) return 'seen';
  return tried.some(({ verdict }) => verdict === 'could-not-look') ? 'could-not-look' : 'hidden';
}

/** One sentence for the top of a report. */
export function summaryOf(tried: readonly Tried[]): string {
  const count = (wanted: Verdict) => tried.filter(({ verdict }) => verdict === wanted).length;
  const [seen, blind] = [count('seen'), count('could-not-look')];
  const blindly = blind > 0 ? ` At ${blind} of them it could not look.` : '';
  switch (verdictOf(tried)) {
    case 'seen':
      return `Something can be seen from outside, at ${seen} of ${tried.length} places.${blindly}`;
    case 'could-not-look':
      return `The check could not look everywhere: not at ${blind} of ${tried.length} places. At the others nothing could be seen.${reasonOf(tried)}`;
    default:
      return `Nothing could be seen from outside, at any of ${tried.length} places.`;
  }
}

/** Why it could not look, where that is one thing: a site that is away is away everywhere. */
function reasonOf(tried: readonly Tried[]): string {
  const blind = tried.filter(({ verdict }) => verdict === 'could-not-look');
  const reasons = new Set(blind.map(({ saw }) => saw));
  return reasons.size === 1 ? ` ${[...reasons].join('')}` : '';
}
