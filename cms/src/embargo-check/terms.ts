import { formAudiences, formPurposes, publicationKinds } from '@learning-reviews/content-contract';
import { holds, plainWords } from './plain-words';

/** A phrase that gives something away wherever it is read. */
export interface Term {
  /** "its title" */
  what: string;
  /** As plain words. */
  phrase: string;
  /** As an editor wrote it. */
  text: string;
  /** Nobody else's, so it gives the item away even in something that is public. */
  isItsOwn?: boolean;
}

type Fields = Record<string, unknown>;

/** Words that stand on pages of every site, and in titles of many documents. */
const everyday = new Set([
  ...[...publicationKinds, ...formPurposes, ...formAudiences].map((code) =>
    code.replaceAll('-', ' '),
  ),
  '7-minute briefing',
  'seven-minute briefing',
  'learning review',
  'learning reviews',
  'full report',
  'final report',
  'overview report',
  'referral form',
  'easy read',
  'summary',
  'forms and guidance',
  'publications',
  'all publications',
  'newest publications',
  'related publications',
  'about this publication',
  'about this form',
  'key learning',
  'learning by theme',
  'period reviewed',
  'report a concern',
  'where to find support',
]);

const shortestPhrase = 6;
const shortestWord = 9;
const shortestSentence = 25;
/** As much of a sentence as a list or a feed still shows of it. */
const longestPhrase = 90;
const mostSentences = 4;

/** Whether a phrase says which item it is: it is long enough, and not a word that is everywhere. */
export function isTelling(text: string): boolean {
  const phrase = plainWords(text);
  if (phrase.length < shortestPhrase || everyday.has(phrase)) return false;
  return phrase.includes(' ') || /\d/.test(phrase) || phrase.length >= shortestWord;
}

/** Makes a term of a text; null where the text is empty or too common to tell anything. */
export function termOf(what: string, text: unknown): Term | null {
  if (typeof text !== 'string' || !isTelling(text)) return null;
  return { what, phrase: plainWords(text), text: text.trim() };
}

/** An address, an id or a file's name: telling whatever it looks like. */
export function exactTerm(what: string, text: string): Term {
  return { what, phrase: plainWords(text), text };
}

const writtenIn: Record<string, string> = {
  summary: 'its summary',
  contentWarning: 'its content warning',
  whatHappened: 'what happened',
  keyLearning: 'its key learning',
  teamQuestions: 'its questions for a team',
  body: 'its text',
  explanation: 'its explanation',
  howToSend: 'how to send it',
  changeNotes: 'its change notes',
};

/**
 * The beginnings of the first sentences of each written field, those first that are not public.
 *
 * @param publicWords plain words of the version that is public; empty where there is none
 */
export function sentenceTerms(draft: Fields, publicWords: string): Term[] {
  return Object.entries(writtenIn).flatMap(([field, what]) =>
    textsOf(draft[field])
      .flatMap(sentencesOf)
      .map(beginning)
      .filter((text) => text.length >= shortestSentence)
      .map((text) => ({ what: `words of ${what}`, phrase: plainWords(text), text }))
      .filter(({ phrase }) => !holds(publicWords, phrase))
      .slice(0, mostSentences),
  );
}

/** Every text of an entry, a paragraph as one; a name of a setting among them does no harm. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { children } = value as { children?: unknown };
  const whole = Array.isArray(children) ? [children.map(inlineText).join('')] : [];
  return [...whole, ...Object.values(value).flatMap(textsOf)];
}

function inlineText(node: unknown): string {
  const { text, children } = (node ?? {}) as { text?: unknown; children?: unknown };
  if (typeof text === 'string') return text;
  return Array.isArray(children) ? children.map(inlineText).join('') : '';
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.trim());
}

function beginning(sentence: string): string {
  if (sentence.length <= longestPhrase) return sentence;
  return sentence.slice(0, longestPhrase).replace(/\s+\S*$/, '');
}
