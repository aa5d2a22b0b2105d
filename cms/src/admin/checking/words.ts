import type {
  ChecksAnswer,
  CheckedDocument,
  FindingAnswer,
  NameDecision,
} from '../../checking/answers';

/** How a document stands, in the colours of the design system. */
export interface Standing {
  hue: 'success' | 'danger' | 'warning' | 'neutral';
  title: string;
  detail: string;
}

const groups: readonly { words: string; holds: (finding: Weighed) => boolean }[] = [
  { words: 'Must be mended', holds: ({ severity, override }) => severity === 'block' && !override },
  { words: 'Needs a look', holds: ({ severity, override }) => severity === 'warn' && !override },
  { words: 'Let through by a second person', holds: ({ override }) => Boolean(override) },
  { words: 'Good to know', holds: ({ severity, override }) => severity === 'note' && !override },
];

type Weighed = Pick<FindingAnswer, 'severity' | 'override'>;

/** The findings of a report under what is to be done about them, the worst first. */
export function groupsOf<T extends Weighed>(
  findings: readonly T[],
): { words: string; findings: T[] }[] {
  return groups
    .map(({ words, holds }) => ({ words, findings: findings.filter(holds) }))
    .filter((group) => group.findings.length > 0);
}

export const decisionWords: Record<NameDecision, string> = {
  professional: 'A professional, or an author',
  pseudonym: 'An agreed pseudonym',
  'must-not-appear': 'Must not appear',
};

/** What the verdict means for whoever wants to publish it. */
export function standingOf(document: CheckedDocument): Standing {
  const { state, verdict, virus, blocks, warnings } = document;
  if (virus === 'infected') {
    return {
      hue: 'danger',
      title: 'Holds a virus',
      detail: 'Nobody can open it. Delete the file, and tell whoever looks after your computer.',
    };
  }
  if (state !== 'done' || verdict === null) return progressOf(document);
  if (verdict === 'could-not-check') {
    return {
      hue: 'danger',
      title: 'Could not be checked',
      detail: 'It cannot be published. The report says why, and what to do.',
    };
  }
  if (blocks > 0) {
    return {
      hue: 'danger',
      title: 'Cannot be published',
      detail: `${counted(blocks, 'thing')} must be mended first.`,
    };
  }
  if (virus === 'waiting') {
    return { hue: 'neutral', title: 'Waits', detail: 'It is still to be checked for viruses.' };
  }
  if (virus === 'could-not-scan') {
    return {
      hue: 'danger',
      title: 'Could not be checked for viruses',
      detail: 'It is too large for the scanner. Make it smaller.',
    };
  }
  return passed(document, warnings);
}

function passed({ letThrough, names }: CheckedDocument, warnings: number): Standing {
  const rest = [
    letThrough > 0 ? `${counted(letThrough, 'thing')} let through by a second person.` : '',
    warnings > 0 ? `${counted(warnings, 'thing')} to look at.` : '',
    names > 0 ? `${counted(names, 'name')} to tick.` : '',
  ].filter(Boolean);
  if (rest.length === 0) {
    return {
      hue: 'success',
      title: 'No problems found',
      detail: 'Read it once more all the same.',
    };
  }
  return { hue: 'warning', title: 'May be published', detail: rest.join(' ') };
}

function progressOf({ state, done, total }: CheckedDocument): Standing {
  const isFar = state === 'checking' && total > 0;
  return {
    hue: 'neutral',
    title: state === 'checking' ? 'Being checked' : 'Waits to be checked',
    detail: isFar ? `Page ${Math.min(done + 1, total)} of ${total}.` : 'This takes a few seconds.',
  };
}

/** For who asks about a draft: what of it could not go out; null where the checks would let it. */
export function cannotGoOut({
  documents,
  fields,
}: Pick<ChecksAnswer, 'documents' | 'fields'>): string | null {
  const held = documents.filter((document) => standingOf(document).hue === 'danger').length;
  const mend = held === 1 ? 'how to mend it' : 'how to mend each';
  if (held > 0) {
    return `${counted(held, 'document')} cannot be published yet: “Document checks” beside the entry says why, and ${mend}.`;
  }
  if (fields.some(({ isWhole }) => isWhole)) {
    return 'It cannot be published yet: “Document checks” beside the entry says where a name stands that must not appear.';
  }
  const waiting = documents.filter(isUnderWay).length;
  if (waiting === 0) return null;
  const are = waiting === 1 ? 'is' : 'are';
  return `${counted(waiting, 'document')} ${are} still being checked: “Document checks” beside the entry says how far that is.`;
}

export function isUnderWay({ state, virus }: CheckedDocument): boolean {
  return state !== 'done' || virus === 'waiting';
}

/** How much of a document was read. */
export function pagesWords({ checked, total }: { checked: number; total: number }): string {
  if (checked < total) return `${checked} of ${total} pages were read.`;
  return total === 1 ? 'Its only page was read.' : `All ${total} pages were read.`;
}

/** What of a document the site's search does not find, though it is public; null where it finds all. */
export function searchWords({ verdict, search }: CheckedDocument): string | null {
  if (!search || verdict === 'could-not-check') return null;
  if (search.isEmpty)
    return 'None of it can be searched on the site: it has no words, or only in a picture.';
  const { unsearchable } = search;
  if (unsearchable.length === 0) return null;
  const pages = unsearchable.length === 1 ? 'Page' : 'Pages';
  const are = unsearchable.length === 1 ? 'Its words are' : 'Their words are';
  return `${pages} ${inRanges(unsearchable)} cannot be searched on the site. ${are} only in a picture.`;
}

const listOfAll = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "1", "1 and 3", "2 to 5 and 9". @param pages in order */
function inRanges(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const page of pages) {
    const range = ranges.at(-1);
    if (range?.[1] === page - 1) range[1] = page;
    else ranges.push([page, page]);
  }
  return listOfAll.format(
    ranges.flatMap(([first, last]) => {
      if (last - first < 2) return first === last ? [`${first}`] : [`${first}`, `${last}`];
      return [`${first} to ${last}`];
    }),
  );
}

/** "1 thing", "3 things". */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
