import {
  mostBriefingWords,
  wordsIn,
  type Worded,
} from '@learning-reviews/content-contract/briefing-length';

/** Of a publication as it is saved, what is printed. */
export interface PrintedWords {
  kind?: string | null;
  title?: string | null;
  summary?: string | null;
  contentWarning?: string | null;
  whatHappened?: string | null;
  keyLearning?: Worded;
  teamQuestions?: Worded;
  body?: Worded;
}

const inWords = new Intl.NumberFormat('en-GB');

/** What is wrong where a seven-minute briefing does not fit on its two printed pages; else null. */
export function tooLong({ kind, ...printed }: PrintedWords): string | null {
  const { title, summary, contentWarning, whatHappened, keyLearning, teamQuestions, body } =
    printed;
  if (kind !== 'Seven-minute briefing') return null;
  const words = wordsIn([
    ...[title, summary, contentWarning, whatHappened],
    ...[keyLearning, teamQuestions, body],
  ]);
  if (words <= mostBriefingWords) return null;
  return `With ${inWords.format(words)} words it is too long for a poster of two pages, and for seven minutes. Cut it to ${inWords.format(mostBriefingWords)} words or fewer, or make the rest a document.`;
}
