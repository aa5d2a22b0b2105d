import { type Detail, type SearchedText, wordsAfter, wordsBefore } from './pattern.js';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const year = '(?:1[89]|20)\\d\\d';

const inWords = new RegExp(
  `(?<![\\d.,/])(${day})(?:st|nd|rd|th)?(?: of)?[ \\n-]{0,2}(${month})\\.?,?[ \\n-]{0,2}(${year}|'?\\d\\d)(?![\\d%]|,\\d)`,
  'giu',
);
const monthFirst = new RegExp(
  `\\b(${month})\\.? (?:the )?(${day})(?:st|nd|rd|th)?,? (${year})(?!\\d)`,
  'giu',
);
const inFigures = new RegExp(
  `(?<![\\d./-])(${day}) ?([./-]) ?(0?[1-9]|1[0-2]) ?\\2 ?(${year}|\\d\\d)(?![\\d/%]|[.-]\\d)`,
  'gu',
);
const yearFirst = new RegExp(
  `(?<![\\d./-])(${year})([./-])(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?![\\d/]|[.-]\\d)`,
  'gu',
);

/** What may stand between a word of birth and the date: "born in Leeds, at 29 weeks, on the". */
const between =
  "(?:[\\s:=,./|()\\[\\]-]|\\b(?:is|was|as|given|recorded|on|the|of|in|at|to|a|her|his|their|first|second|third|child|baby|boy|girl|son|daughter|twins?|home|hospital|early|prematurely|gestation|weeks|or|[ap]m|\\d{1,2}|\\d{4}(?= or))\\b|\\b(?!Date)\\p{Lu}[\\p{L}'-]*)*";
const isBirth = new RegExp(
  `(?:\\bborn|(?<!-)\\bbirth(?= of)|\\b(?:[Dd]ate|DATE) (?:of|OF) (?:[Bb]irth|BIRTH)|\\b[Bb]irth ?date|\\b[Dd]\\.? ?[Oo]\\.? ?[Bb]\\b\\.?|\\bBorn|\\bBORN|\\bB(?:irth|IRTH):)${between}$|\\bbirthday(?:\\s|:|\\bis\\b|\\bwas\\b|\\bon\\b|\\bof\\b)*$|\\bb\\.\\s*$`,
  'u',
);
/** Not of people: "pre-birth assessment", "birth mother", "new birth visit". */
const saysBirth =
  /\bborn\b|(?<!\bpre[ -]?|\bnew |\bstill)\bbirth\b(?!-|[ -](?:m[ou]ther|father|parent|famil|sibling|relative|name|visit|plan|certificate|weight|control|trauma)|s)/iu;
const saysDeath =
  /\b(?:died|dies|death|dead|deceased|passed away|killed|murder(?:ed)?|fatal(?:ly)?|suicide|homicide|stabbed|drowned|hanged|manslaughter|lost (?:his|her|their) li(?:fe|ves)|took (?:his|her|their) own li(?:fe|ves)|d\.? ?o\.? ?d)\b/iu;
const aboutLaw = /\b(?:Act|Regulations?|Order|Bill|Directive|statutory instrument)\b/u;

interface FullDate {
  value: string;
  start: number;
  end: number;
  isYearWhole: boolean;
}

/**
 * Full dates: of birth a block, near a birth or a death a warning, all others one grouped note. A year or a
 * month alone is none.
 */
export function dates({ text }: SearchedText): Detail[] {
  return fullDates(text).flatMap((date) => {
    const meaning = meaningOf(text, date);
    if (meaning === 'other-date' && !date.isYearWhole) return [];
    const severity = {
      'date-of-birth': 'block',
      'date-near-birth': 'warn',
      'date-of-death': 'warn',
      'other-date': 'note',
    } as const;
    return [{ kind: meaning, severity: severity[meaning], ...date }];
  });
}

type Meaning = 'date-of-birth' | 'date-near-birth' | 'date-of-death' | 'other-date';

/**
 * By the nearest word of birth or death in the same sentence; words before count more. What else
 * happened stands between a birth and the date: then it is not surely that of the birth.
 */
function meaningOf(text: string, { start, end }: FullDate): Meaning {
  const before = wordsBefore(text, start, 80);
  if (isBirth.test(before)) return 'date-of-birth';
  const near = before.slice(-60);
  const birth = lastIndexOf(saysBirth, near);
  const death = lastIndexOf(saysDeath, near);
  if (birth >= 0 && birth >= death && !aboutLaw.test(near)) return 'date-near-birth';
  if (death >= 0 && !aboutLaw.test(near)) return 'date-of-death';
  const after = wordsAfter(text, end, 40);
  if (/^\s*\(?\s*(?:d\.?o\.?b\b|date of birth|birthday)/iu.test(after)) return 'date-of-birth';
  if (/^[^,]{0,12}\bwas born\b/iu.test(after)) return 'date-of-birth';
  if (saysDeath.test(after) && !aboutLaw.test(after)) return 'date-of-death';
  return 'other-date';
}

function lastIndexOf(pattern: RegExp, text: string): number {
  const all = [...text.matchAll(new RegExp(pattern.source, 'giu'))];
  return all.at(-1)?.index ?? -1;
}

function fullDates(text: string): FullDate[] {
  const found: FullDate[] = [];
  const add = (match: RegExpMatchArray, d = '', m = '', y = '') => {
    const date = dateOf(Number(d), monthNumber(m), y);
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const isTaken = found.some((other) => start < other.end && end > other.start);
    if (date && !isTaken) found.push({ ...date, start, end });
  };
  for (const match of text.matchAll(inWords)) add(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(monthFirst)) add(match, match[2], match[1], match[3]);
  for (const match of text.matchAll(inFigures)) add(match, match[1], match[3], match[4]);
  for (const match of text.matchAll(yearFirst)) add(match, match[4], match[3], match[1]);
  return found.sort((a, b) => a.start - b.start);
}

const monthNumber = (written: string) =>
  /^\d+$/u.test(written) ? Number(written) : months.indexOf(written.slice(0, 3).toLowerCase()) + 1;

function dateOf(
  d: number,
  m: number,
  writtenYear: string,
): Pick<FullDate, 'value' | 'isYearWhole'> | null {
  const digits = writtenYear.replace("'", '');
  const isYearWhole = digits.length === 4;
  const y = isYearWhole ? Number(digits) : 2000 + Number(digits);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return { value: `${digits}-${m}-${d}`, isYearWhole };
}
